package com.slackclone.notification;

import com.slackclone.account.UserId;
import com.slackclone.workspace.WorkspaceId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// That something happened which concerns a person. It holds no content, only where that is: whoever may not see
/// that any more sees nothing of it here either.
///
/// @param link the global id of what it is about
/// @param actorId who did it
/// @param detail what else its text needs, such as the emoji of a reaction
record Notification(
        NotificationId id,
        NotificationType type,
        String link,
        UserId actorId,
        @Nullable String detail,
        boolean isRead) {

    static final Duration KEPT = Duration.ofDays(30);

    static Notification unread(NotificationId id, News news) {
        return new Notification(id, news.type(), news.link(), news.actor(), news.detail(), false);
    }

    Notification read() {
        return new Notification(id, type, link, actorId, detail, true);
    }

    /// As [NotificationType#workspace(String)].
    @Nullable
    WorkspaceId workspace() {
        return type.workspace(link);
    }

    public Instant createdAt() {
        return id.createdAt();
    }

    public Instant expiresAt() {
        return createdAt().plus(KEPT);
    }

    boolean isExpired(Instant now) {
        return !now.isBefore(expiresAt());
    }
}
