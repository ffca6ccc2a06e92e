package com.slackclone.presence;

import com.slackclone.account.UserId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/// What the channel of a workspace tells.
///
/// @param at when it became so, by the clock of Redis
record PresenceSignal(Instant at, List<Presence> changed) {

    private static final int FIELDS = 4;

    /// From a line with the time in ms, and a line `{user} {status} {last activity in ms} {message}` for each
    /// person.
    static PresenceSignal parse(String text) {
        var lines = text.split("\n", -1);
        var at = Instant.ofEpochMilli(Long.parseLong(lines[0]));
        return new PresenceSignal(
                at, Stream.of(lines).skip(1).map(PresenceSignal::line).toList());
    }

    private static Presence line(String line) {
        var parts = line.split(" ", FIELDS);
        return presence(new UserId(UUID.fromString(parts[0])), parts[1], parts[2], parts[3]);
    }

    /// @param active in ms; empty if it is not known
    /// @param message empty for none
    static Presence presence(UserId user, String status, String active, String message) {
        return new Presence(
                user,
                PresenceStatus.valueOf(status),
                message.isEmpty() ? null : message,
                active.isEmpty() ? null : Instant.ofEpochMilli(Long.parseLong(active)));
    }
}
