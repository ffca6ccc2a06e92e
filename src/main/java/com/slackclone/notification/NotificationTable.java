package com.slackclone.notification;

import com.slackclone.account.UserId;
import com.slackclone.platform.dynamodb.ConditionFailed;
import com.slackclone.platform.dynamodb.Dynamo;
import com.slackclone.platform.dynamodb.Index;
import com.slackclone.platform.dynamodb.Item;
import com.slackclone.platform.dynamodb.Query;
import com.slackclone.platform.dynamodb.Table;
import com.slackclone.platform.dynamodb.Write;
import com.slackclone.platform.graphql.PageRequest;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Notifications, in the Notifications table.
///
/// | item | PK | SK | GSI1PK | GSI1SK | serves |
/// |---|---|---|---|---|---|
/// | notification | `USER#{id}` | `NOTIF#{timestamp}#{id}` | `USER#{id}#UNREAD` | as SK | one by id; a person's, the
/// newest first; how many are unread; the unread ones |
///
/// The attributes of the index are there as long as the notification is unread. What is older than 30 days has
/// expired, whether or not DynamoDB has removed it.
@Component
class NotificationTable {

    /// There as long as the notification is unread.
    private static final String UNREAD = "GSI1PK";

    private final Dynamo dynamo;

    NotificationTable(Dynamo dynamo) {
        this.dynamo = dynamo;
    }

    /// Fails where it is there already; then it stays as it is.
    Write create(Notification notification) {
        var key = notification.id().key();
        var item = Item.at(key)
                .with(UNREAD, unread(notification.id().user()))
                .with("GSI1SK", key.sk())
                .with("type", notification.type().name())
                .with("link_id", notification.link())
                .with("actor_id", notification.actorId().key())
                .with("detail", notification.detail())
                .expiringAt(notification.expiresAt());
        return dynamo.put(Table.NOTIFICATIONS, item).ifAbsent();
    }

    /// Fails where there is no such notification.
    Write markRead(NotificationId id, Instant now) {
        return dynamo.update(Table.NOTIFICATIONS, id.key())
                .remove(UNREAD)
                .remove("GSI1SK")
                .set("read_at", now)
                .ifHas(UNREAD);
    }

    Write delete(NotificationId id) {
        return dynamo.delete(Table.NOTIFICATIONS, id.key());
    }

    Optional<Notification> find(NotificationId id) {
        return dynamo.get(Table.NOTIFICATIONS, id.key()).map(NotificationTable::notification);
    }

    /// Those that are there, in the order of the ids. 100 a call.
    List<Notification> findAll(Collection<NotificationId> ids) {
        var found = dynamo.get(
                Table.NOTIFICATIONS, ids.stream().map(NotificationId::key).toList());
        return ids.stream()
                .flatMap(id -> Optional.ofNullable(found.get(id.key())).stream())
                .map(NotificationTable::notification)
                .toList();
    }

    /// A person's notifications, the newest first, with one more than the page takes if there are more.
    List<Notification> page(UserId user, boolean isUnread, PageRequest page, Instant now) {
        var start =
                page.start(NotificationId::parse, id -> id.user().equals(user)).map(NotificationId::sortKey);
        var query = (isUnread
                        ? Query.of(Table.NOTIFICATIONS, Index.GSI1, unread(user), NotificationId.SORT_PREFIX)
                        : Query.of(Table.NOTIFICATIONS, Index.PRIMARY, user.key(), NotificationId.SORT_PREFIX))
                .atMost(page.sizeToRead());
        // From the end of the list, which is the oldest first, what has expired is left out by where it starts.
        var ordered = page.isBackwards()
                ? query.behind(start.orElse(oldest(now)))
                : query.behind(start.orElse(null)).reversed();
        return dynamo.query(ordered).stream()
                .map(NotificationTable::notification)
                .filter(notification -> !notification.isExpired(now))
                .toList();
    }

    /// All of a person's that are there, expired or not. Strongly consistent.
    List<NotificationId> all(UserId user) {
        return dynamo
                .query(Query.of(Table.NOTIFICATIONS, Index.PRIMARY, user.key(), NotificationId.SORT_PREFIX))
                .stream()
                .map(item -> NotificationId.ofKey(item.key()))
                .toList();
    }

    /// Strongly consistent.
    long countUnread(UserId user, Instant now) {
        return dynamo.count(unexpired(user, now), UNREAD);
    }

    /// Strongly consistent, the oldest first.
    List<NotificationId> unread(UserId user, Instant now) {
        return dynamo.query(unexpired(user, now), UNREAD).stream()
                .map(item -> NotificationId.ofKey(item.key()))
                .toList();
    }

    private static Query unexpired(UserId user, Instant now) {
        return Query.of(Table.NOTIFICATIONS, Index.PRIMARY, user.key(), NotificationId.SORT_PREFIX)
                .behind(oldest(now));
    }

    /// Before all that has not expired.
    private static String oldest(Instant now) {
        return NotificationId.sortKeyFrom(now.minus(Notification.KEPT).plusMillis(1));
    }

    private static String unread(UserId user) {
        return user.key() + "#UNREAD";
    }

    /// The notification that a refused [creation][#create] met.
    static Notification existing(ConditionFailed refusal) {
        return notification(refusal.current().orElseThrow(() -> refusal));
    }

    static Notification notification(Item item) {
        return new Notification(
                NotificationId.ofKey(item.key()),
                NotificationType.valueOf(item.string("type")),
                item.string("link_id"),
                UserId.ofKey(item.string("actor_id")),
                item.optionalString("detail").orElse(null),
                item.optionalString(UNREAD).isEmpty());
    }
}
