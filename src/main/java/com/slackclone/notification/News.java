package com.slackclone.notification;

import com.slackclone.account.UserId;
import com.slackclone.workspace.WorkspaceId;
import org.jspecify.annotations.Nullable;

/// What there is to tell, whomever.
///
/// @param link the global id of what it is about
/// @param actor who did it, and so is not told
/// @param detail as in [Notification]
record News(
        Cause cause,
        NotificationType type,
        String link,
        UserId actor,
        @Nullable String detail) {

    /// As [NotificationType#workspace(String)].
    @Nullable
    WorkspaceId workspace() {
        return type.workspace(link);
    }
}
