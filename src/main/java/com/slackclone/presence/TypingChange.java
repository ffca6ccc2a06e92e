package com.slackclone.presence;

import com.slackclone.account.UserId;
import java.time.Instant;

/// Somebody types, still types, or has stopped.
///
/// @param expiresAt when it ends unless it is told again; for one who has stopped, now
record TypingChange(UserId userId, boolean isTyping, Instant expiresAt) {}
