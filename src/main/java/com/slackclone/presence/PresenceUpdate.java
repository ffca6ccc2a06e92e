package com.slackclone.presence;

import com.slackclone.account.UserId;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a node knows of a person in a workspace.
///
/// @param idle how long ago they did something
/// @param choice what they have chosen; null where it is not brought
record PresenceUpdate(
        UserId user, Lease lease, Duration idle, @Nullable PresenceChoice choice) {

    enum Lease {
        /// They are connected.
        HERE("HERE"),
        /// They are no member any more.
        GONE("GONE"),
        /// Nothing is known of that.
        AS_IS("AS IS");

        private final String word;

        Lease(String word) {
            this.word = word;
        }
    }

    PresenceUpdate with(PresenceChoice brought) {
        return new PresenceUpdate(user, lease, idle, brought);
    }

    /// As `presence-update.lua` takes it.
    List<String> arguments() {
        return List.of(
                user.uuid().toString(),
                lease.word,
                Long.toString(idle.toMillis()),
                choice == null ? "" : choice.status().name(),
                choice == null ? "" : choice.message());
    }
}
