package com.slackclone.faults.history;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Something that a client did or saw. Times are those of [System#nanoTime()].
public sealed interface Entry {

    /// A writer has tried to change something, and knows what came of it or has given up waiting.
    ///
    /// @param node that was asked
    /// @param isRetry whether the same was tried before, with an unknown outcome
    record Attempted(String writer, String node, Change change, boolean isRetry, Outcome outcome, long time)
            implements Entry {}

    /// Of a subscriber.
    sealed interface Heard extends Entry {
        String subscriber();
    }

    /// A stream begins, or begins anew.
    ///
    /// @param resumed whether all that was missed follows
    record Opened(String subscriber, String node, boolean resumed, String cursor) implements Heard {}

    /// An event.
    ///
    /// @param part of the message that the event is about; empty for other events
    /// @param message as the event shows it
    record Told(
            String subscriber,
            String id,
            String cursor,
            String part,
            @Nullable Shown message,
            long time) implements Heard {}

    /// The whole room, fetched because a stream could not say that nothing was missed.
    record Fetched(String subscriber, List<Shown> messages) implements Heard {}

    /// A connection has ended.
    ///
    /// @param code of the closing, or 1006; an error of the stream by its name
    record Closed(String subscriber, String code) implements Heard {}
}
