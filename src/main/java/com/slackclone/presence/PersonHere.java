package com.slackclone.presence;

import java.time.Duration;

/// What this node knows of a person who is connected to it, or does something through it, or did so a moment ago.
/// Times are as [System#nanoTime()] counts.
///
/// @param connections how many; a connection may be told to have ended before it is told to have begun
/// @param activeAt when they did something last
/// @param seenAt when a connection began or ended, or they did something
record PersonHere(int connections, long activeAt, long seenAt) {

    static PersonHere seen(long now) {
        return new PersonHere(0, now, now);
    }

    PersonHere opened(long now) {
        return new PersonHere(connections + 1, now, now);
    }

    PersonHere closed(long now) {
        return new PersonHere(connections - 1, activeAt, now);
    }

    PersonHere active(long now) {
        return new PersonHere(connections, now, now);
    }

    boolean isConnected() {
        return connections > 0;
    }

    Duration idle(long now) {
        return Duration.ofNanos(Math.max(0, now - activeAt));
    }

    /// Whether nothing of them matters any more.
    boolean isOver(long now, Duration kept) {
        return connections <= 0 && now - seenAt > kept.toNanos();
    }
}
