package com.slackclone.account;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A person or a bot, as everyone who shares a workspace with them may see them; only `email` is their own.
///
/// @param name the full name: 1–80 code points
/// @param displayName what others see beside messages; the name until the person chooses another
/// @param email in lower case; empty once the account is deleted
/// @param timezone an IANA name
/// @param status the last that was set, which may have [expired][UserStatus#isExpired]
/// @param isDeleted whether the account is deleted: then nothing is left of the person but what they wrote
/// @param version counts the changes, from 1
public record User(
        UserId id,
        String name,
        String displayName,
        String email,
        @Nullable URI avatarUrl,
        @Nullable String title,
        @Nullable String timezone,
        @Nullable UserStatus status,
        boolean isBot,
        boolean isDeleted,
        Instant createdAt,
        long version) {

    /// Somebody who has just come, with nothing but a name and an address.
    static User create(UserId id, String name, String email, Instant now) {
        return new User(id, name, name, email, null, null, null, null, false, false, now, 1);
    }

    User withStatus(@Nullable UserStatus changed) {
        return new User(
                id,
                name,
                displayName,
                email,
                avatarUrl,
                title,
                timezone,
                changed,
                isBot,
                isDeleted,
                createdAt,
                version + 1);
    }

    User withEmail(String changed) {
        return new User(
                id,
                name,
                displayName,
                changed,
                avatarUrl,
                title,
                timezone,
                status,
                isBot,
                isDeleted,
                createdAt,
                version + 1);
    }
}
