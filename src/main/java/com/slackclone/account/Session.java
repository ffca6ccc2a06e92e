package com.slackclone.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A sign-in, as its owner sees it.
///
/// @param lastUsedAt to the minute, or when its tokens were last refreshed
/// @param expiresAt when it ends unless it is used before
record Session(
        SessionId id,
        Instant createdAt,
        Instant lastUsedAt,
        String ipAddress,
        @Nullable String userAgent,
        Instant expiresAt) {}
