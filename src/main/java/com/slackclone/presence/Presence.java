package com.slackclone.presence;

import com.slackclone.account.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How a person is shown in a workspace.
///
/// @param statusMessage what they say about it; null if nothing, and while they are offline
/// @param lastActiveAt when they last did something; null if that is not known
public record Presence(
        UserId userId,
        PresenceStatus status,
        @Nullable String statusMessage,
        @Nullable Instant lastActiveAt) {

    static Presence offline(UserId user) {
        return new Presence(user, PresenceStatus.OFFLINE, null, null);
    }
}
