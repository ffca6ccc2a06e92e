package com.slackclone.presence;

import java.time.Duration;
import java.util.UUID;

/// What the channel of a room tells.
///
/// @param user the UUID of a person
/// @param where the UUID of the thread, or [TypingStore#ROOM]
/// @param left for how long it holds; zero for one who has stopped
record TypingSignal(UUID user, String where, Duration left) {

    /// From `{user} {where} {left in ms}`.
    static TypingSignal parse(String text) {
        var parts = text.split(" ", 3);
        return of(parts[0], parts[1], parts[2]);
    }

    static TypingSignal of(String user, String where, String left) {
        return new TypingSignal(UUID.fromString(user), where, Duration.ofMillis(Long.parseLong(left)));
    }

    boolean isTyping() {
        return left.isPositive();
    }
}
