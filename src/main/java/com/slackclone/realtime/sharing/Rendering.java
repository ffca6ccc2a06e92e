package com.slackclone.realtime.sharing;

import java.util.concurrent.CompletableFuture;

/// An event as a group gets it.
///
/// @param event from the subscriber's own stream
/// @param payload the result of its execution as JSON, in UTF-8; the same array for all of the group, so not to be
///     written to. It fails when the event could not be executed
public record Rendering(Object event, CompletableFuture<byte[]> payload) {

    /// Whether it is of this very object: the subscribers of a topic are handed the same one.
    @SuppressWarnings("ReferenceEquality")
    boolean isOf(Object other) {
        return event == other;
    }
}
