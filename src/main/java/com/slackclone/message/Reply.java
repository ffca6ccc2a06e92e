package com.slackclone.message;

import com.slackclone.account.UserId;
import org.jspecify.annotations.Nullable;

/// A reply that somebody wants to send.
///
/// @param parent any message of the thread
/// @param content 1 to 4,000 characters, kept as they stand
/// @param clientId as in [Messages#send]
/// @param alsoSendToRoom whether it is to stand in the room's own history too
record Reply(
        UserId author,
        MessageId parent,
        String content,
        @Nullable String clientId,
        boolean alsoSendToRoom) {}
