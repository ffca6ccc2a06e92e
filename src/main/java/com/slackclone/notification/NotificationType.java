package com.slackclone.notification;

import com.slackclone.message.MessageId;
import com.slackclone.workspace.WorkspaceId;
import org.jspecify.annotations.Nullable;

/// Why somebody is notified. Where a message is a reason in several ways, the first of them counts.
enum NotificationType {
    MENTION,
    DM,
    THREAD,
    CHANNEL,
    REACTION,
    FILE,
    INVITE;

    /// The workspace that a notification of this type is about; null for an invitation, which is to somebody outside.
    ///
    /// @param link the global id of what it is about
    @Nullable
    WorkspaceId workspace(String link) {
        return this == INVITE ? null : MessageId.parse(link).room().workspace();
    }
}
