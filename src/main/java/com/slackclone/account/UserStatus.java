package com.slackclone.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a person says of themselves for a while: an emoji, a text, or both.
///
/// @param emoji in its one form
/// @param text 1–100 code points
/// @param expiresAt from then on nobody sees it, though it may still be stored; null for never
public record UserStatus(
        @Nullable String emoji,
        @Nullable String text,
        @Nullable Instant expiresAt) {

    boolean isExpired(Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }
}
