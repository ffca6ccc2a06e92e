package com.slackclone.notification;

import com.slackclone.account.UserId;
import com.slackclone.platform.dynamodb.Dynamo;
import com.slackclone.platform.dynamodb.Index;
import com.slackclone.platform.dynamodb.Instants;
import com.slackclone.platform.dynamodb.Item;
import com.slackclone.platform.dynamodb.Key;
import com.slackclone.platform.dynamodb.Query;
import com.slackclone.platform.dynamodb.Table;
import com.slackclone.platform.dynamodb.Write;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Which notifications there is to be mail about, and when, in the Notifications table.
///
/// | item | PK | SK | serves |
/// |---|---|---|---|
/// | due mail | `DUE-MAIL#{shard}` | `{timestamp}#USER#{id}#{notification}` | what is due, in the order of time and
/// person |
///
/// Those of one person are in one shard. What is due to one person at one time is one mail.
@Component
class DueMailTable {

    static final int SHARDS = 8;

    /// Of what no worker has looked at for so long nobody wants mail.
    private static final Duration KEPT = Duration.ofDays(7);

    private final Dynamo dynamo;

    DueMailTable(Dynamo dynamo) {
        this.dynamo = dynamo;
    }

    /// That there is to be mail about a notification.
    record DueMail(NotificationId notification, Instant due) {

        UserId user() {
            return notification.user();
        }
    }

    Write create(DueMail mail) {
        var item = Item.at(key(mail)).expiringAt(mail.due().plus(KEPT));
        return dynamo.put(
                Table.NOTIFICATIONS,
                item.with("notification", mail.notification().global()));
    }

    Write delete(DueMail mail) {
        return dynamo.delete(Table.NOTIFICATIONS, key(mail));
    }

    /// The first of a shard, whether they are due or not yet.
    List<DueMail> first(int shard, int limit) {
        return dynamo
                .query(Query.of(Table.NOTIFICATIONS, Index.PRIMARY, partition(shard), "2")
                        .atMost(limit))
                .stream()
                .map(item -> new DueMail(
                        NotificationId.parse(item.string("notification")),
                        Instant.parse(
                                item.key().sk().substring(0, item.key().sk().indexOf('#')))))
                .toList();
    }

    private static Key key(DueMail mail) {
        var user = mail.user();
        var shard = Math.floorMod(user.uuid().hashCode(), SHARDS);
        UUID notification = mail.notification().uuid();
        return new Key(partition(shard), Instants.text(mail.due()) + "#" + user.key() + "#" + notification);
    }

    private static String partition(int shard) {
        return "DUE-MAIL#" + shard;
    }
}
