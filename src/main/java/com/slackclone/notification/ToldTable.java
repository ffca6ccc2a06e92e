package com.slackclone.notification;

import com.slackclone.account.UserId;
import com.slackclone.platform.dynamodb.Dynamo;
import com.slackclone.platform.dynamodb.Index;
import com.slackclone.platform.dynamodb.Item;
import com.slackclone.platform.dynamodb.Key;
import com.slackclone.platform.dynamodb.Query;
import com.slackclone.platform.dynamodb.Table;
import com.slackclone.platform.dynamodb.Write;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Who was told of what, in the Notifications table: so that it can be taken back.
///
/// | item | PK | SK | serves |
/// |---|---|---|---|
/// | told | `MESSAGE#{id}` | `TOLD#{part}#{notification}#{hash of the people}` | the notifications of a message, or of
/// one reaction |
///
/// It expires with the notifications.
@Component
class ToldTable {

    private static final String TOLD = "TOLD#";

    private final Dynamo dynamo;

    ToldTable(Dynamo dynamo) {
        this.dynamo = dynamo;
    }

    /// Some who were told of one thing.
    record Told(Key key, List<NotificationId> notifications) {}

    /// To write it again changes nothing.
    Write remember(Cause cause, Collection<UserId> people) {
        var uuids = people.stream().map(user -> user.uuid().toString()).collect(Collectors.toSet());
        var hash = UUID.nameUUIDFromBytes(
                uuids.stream().sorted().collect(Collectors.joining()).getBytes(StandardCharsets.US_ASCII));
        var key = new Key(cause.subject(), TOLD + cause.part() + "#" + cause.uuid() + "#" + hash);
        var item = Item.at(key)
                .with("notification", cause.uuid().toString())
                .with("people", uuids)
                .expiringAt(cause.at().plus(Notification.KEPT));
        return dynamo.put(Table.NOTIFICATIONS, item);
    }

    /// @param part of the subject; empty for all of it
    List<Told> of(String subject, String part) {
        return dynamo.query(Query.of(Table.NOTIFICATIONS, Index.PRIMARY, subject, TOLD + part)).stream()
                .map(ToldTable::told)
                .toList();
    }

    Write forget(Told told) {
        return dynamo.delete(Table.NOTIFICATIONS, told.key());
    }

    private static Told told(Item item) {
        var uuid = UUID.fromString(item.string("notification"));
        return new Told(
                item.key(),
                item.texts("people").stream()
                        .map(user -> new NotificationId(new UserId(UUID.fromString(user)), uuid))
                        .toList());
    }
}
