package com.slackclone.notification;

import com.slackclone.account.UserId;
import com.slackclone.account.Viewer;
import com.slackclone.platform.dynamodb.ConditionFailed;
import com.slackclone.platform.error.ApiException;
import com.slackclone.platform.graphql.Connection;
import com.slackclone.platform.graphql.PageRequest;
import com.slackclone.realtime.Announcement;
import com.slackclone.realtime.TransactionalOutbox;
import io.lettuce.core.RedisException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// The viewer's notifications, and which of them are read.
@Component
class Notifications {

    static final int MAX_MARKED = 100;

    /// Of one transaction, which also has their event.
    private static final int MARKED_AT_ONCE = 99;

    private static final Logger log = LoggerFactory.getLogger(Notifications.class);

    private final NotificationTable notifications;
    private final UnreadCounts counts;
    private final TransactionalOutbox outbox;
    private final Clock clock;

    Notifications(NotificationTable notifications, UnreadCounts counts, TransactionalOutbox outbox, Clock clock) {
        this.notifications = notifications;
        this.counts = counts;
        this.outbox = outbox;
        this.clock = clock;
    }

    /// The newest first. One query.
    Connection<Notification> page(Viewer viewer, boolean isUnread, PageRequest page) {
        var found = notifications.page(viewer.userId(), isUnread, page, clock.instant());
        return Connection.page(page, found, notification -> notification.id().global());
    }

    long unreadCount(Viewer viewer) {
        return counts.of(viewer.userId());
    }

    /// @throws ApiException `NOT_FOUND` for another's
    Notification get(Viewer viewer, NotificationId id) {
        requireOwn(viewer, id);
        return notifications
                .find(id)
                .filter(notification -> !notification.isExpired(clock.instant()))
                .orElseThrow(() -> ApiException.notFound("notification"));
    }

    /// Marks some as read. What is read already, or is gone by now, is passed over. Two calls of DynamoDB, or one
    /// where nothing is unread.
    ///
    /// @return those that are there
    /// @throws ApiException `NOT_FOUND` if one of them is another's; then nothing is marked
    List<Notification> markRead(Viewer viewer, List<NotificationId> ids) {
        if (ids.isEmpty() || ids.size() > MAX_MARKED) {
            throw ApiException.badInput("input.ids", "OUT_OF_RANGE", "1 to " + MAX_MARKED + " notifications at a time.")
                    .with("limit", MAX_MARKED)
                    .with("actual", ids.size());
        }
        ids.forEach(id -> requireOwn(viewer, id));
        var found = notifications.findAll(ids).stream()
                .filter(notification -> !notification.isExpired(clock.instant()))
                .toList();
        var unread = found.stream()
                .filter(notification -> !notification.isRead())
                .map(Notification::id)
                .toList();
        markUnread(viewer.userId(), unread);
        return found.stream().map(Notification::read).toList();
    }

    /// Marks all that there are when it is called.
    void markAllRead(Viewer viewer) {
        markUnread(viewer.userId(), notifications.unread(viewer.userId(), clock.instant()));
    }

    private void markUnread(UserId user, List<NotificationId> unread) {
        if (unread.isEmpty()) {
            return;
        }
        var now = clock.instant();
        var told = new ArrayList<Announcement>();
        for (var start = 0; start < unread.size(); start += MARKED_AT_ONCE) {
            told.addAll(mark(user, unread.subList(start, Math.min(start + MARKED_AT_ONCE, unread.size())), now));
        }
        try {
            counts.changed(user);
        } catch (RedisException e) {
            log.warn("The count of unread notifications may be out of date for a minute", e);
        }
        outbox.publish(told);
    }

    /// Together; where another device was at one of them, one by one. What is read already, or gone, is passed over.
    ///
    /// @return what is to be told
    private List<Announcement> mark(UserId user, List<NotificationId> unread, Instant now) {
        var told = List.of(NotificationEvents.read(user, unread, now));
        try {
            outbox.commit(
                    unread.stream().map(id -> notifications.markRead(id, now)).toList(), told);
            return told;
        } catch (ConditionFailed e) {
            return unread.size() == 1
                    ? List.of()
                    : unread.stream()
                            .flatMap(id -> mark(user, List.of(id), now).stream())
                            .toList();
        }
    }

    private static void requireOwn(Viewer viewer, NotificationId id) {
        if (!id.user().equals(viewer.userId())) {
            throw ApiException.notFound("notification");
        }
    }
}
