package com.slackclone.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A person or a bot, as everyone who shares a workspace with them may see them; only `email` is their own.
///
/// @param name the full name: 1–80 code points
/// @param displayName what others see beside messages; the name until the person chooses another
/// @param email in lower case
/// @param timezone an IANA name
/// @param version counts the changes, from 1
public record User(
        UserId id,
        String name,
        String displayName,
        String email,
        @Nullable String avatarUrl,
        @Nullable String title,
        @Nullable String timezone,
        boolean isBot,
        Instant createdAt,
        long version) {}
