package com.slackclone.message;

import com.slackclone.account.UserId;
import com.slackclone.platform.dynamodb.Dynamo;
import com.slackclone.platform.dynamodb.Index;
import com.slackclone.platform.dynamodb.Instants;
import com.slackclone.platform.dynamodb.Item;
import com.slackclone.platform.dynamodb.Query;
import com.slackclone.platform.dynamodb.Table;
import com.slackclone.platform.dynamodb.Write;
import com.slackclone.room.RoomId;
import com.slackclone.workspace.WorkspaceId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Messages, in the Messages table.
///
/// | item | PK | SK | GSI1PK | GSI1SK | serves |
/// |---|---|---|---|---|---|
/// | message | the room | `MSG#{timestamp}#{id}` | `USER#{id}` | `MSG#{timestamp}` | one by id; a page of the
/// room's history, in both directions; what a person has written |
///
/// The timestamps of a room's messages only grow, whatever the nodes' clocks say: the order of the sort keys is
/// the order of `seq`. A message bears its workspace, so that an id with a wrong one is found out.
@Component
class MessageTable {

    private static final String MESSAGES = "MSG#";

    private final Dynamo dynamo;

    MessageTable(Dynamo dynamo) {
        this.dynamo = dynamo;
    }

    Optional<Message> find(MessageId id) {
        return dynamo.get(Table.MESSAGES, id.key())
                .filter(item -> isOf(item, id.room().workspace()))
                .map(item -> message(id.room(), item));
    }

    /// 100 a call.
    Map<MessageId, Message> findAll(Collection<MessageId> ids) {
        var found = dynamo.get(Table.MESSAGES, ids.stream().map(MessageId::key).toList());
        return ids.stream()
                .distinct()
                .flatMap(id -> Optional.ofNullable(found.get(id.key()))
                        .filter(item -> isOf(item, id.room().workspace()))
                        .map(item -> message(id.room(), item))
                        .stream())
                .collect(Collectors.toMap(Message::id, Function.identity()));
    }

    /// At most `limit` messages behind `start`, oldest first.
    List<Message> after(RoomId room, Optional<MessageId> start, int limit) {
        return read(room, history(room, start, limit));
    }

    /// At most `limit` messages before `start`, or before the end, newest first.
    List<Message> before(RoomId room, Optional<MessageId> start, int limit) {
        return read(room, history(room, start, limit).reversed());
    }

    private static Query history(RoomId room, Optional<MessageId> start, int limit) {
        return Query.of(Table.MESSAGES, Index.PRIMARY, room.key(), MESSAGES)
                .behind(start.map(MessageId::sortKey).orElse(null))
                .atMost(limit);
    }

    private List<Message> read(RoomId room, Query query) {
        return dynamo.query(query).stream().map(item -> message(room, item)).toList();
    }

    Write create(Message message) {
        var item = Item.at(message.id().key())
                .with("GSI1PK", message.authorId().key())
                .with("GSI1SK", "MSG#" + Instants.text(message.createdAt()))
                .with("workspace_id", message.roomId().workspace().key())
                .with("seq", message.seq())
                .with("author_id", message.authorId().key())
                .with("content", message.content())
                .with("edited_at", message.editedAt())
                .with("deleted_at", message.deletedAt())
                .with("version", message.version())
                .with("change", MessageChange.ofContent(message).item());
        return dynamo.put(
                        Table.MESSAGES,
                        item.withItems("mentions", message.mentions().items()))
                .ifAbsent();
    }

    Write edit(MessageId id, UserId author, String content, Mentions mentions, Instant now) {
        return change(id, MessageChange.of(MessageChange.EDITED, now))
                .set("content", content)
                .set("mentions", mentions.items())
                .set("edited_at", now)
                .ifEquals("author_id", author.key())
                .ifMissing("deleted_at");
    }

    Write delete(MessageId id, Instant now) {
        return change(id, MessageChange.of(MessageChange.DELETED, now))
                .remove("content")
                .remove("mentions")
                .remove("edited_at")
                .remove("reactions")
                .remove("pin")
                .set("deleted_at", now)
                .ifMissing("deleted_at");
    }

    /// Fails where the message is not any more what the reactions were reckoned from.
    Write changeReactions(Message message, Reactions reactions, MessageChange change) {
        return change(message.id(), change).set("reactions", reactions.items()).ifEquals("version", message.version());
    }

    /// Pins it, or takes its pin off. Fails where the message is not any more what was read.
    Write changePin(Message message, @Nullable Pin pin, MessageChange change) {
        var write = change(message.id(), change).ifEquals("version", message.version());
        return pin == null ? write.remove("pin") : write.set("pin", pin.item());
    }

    /// Holds as long as the message is what was read.
    Write check(Message message) {
        return dynamo.check(Table.MESSAGES, message.id().key()).ifEquals("version", message.version());
    }

    /// What every change of a message does: without it the change stream would not know the event.
    Write change(MessageId id, MessageChange change) {
        return dynamo.update(Table.MESSAGES, id.key())
                .set("change", change.item())
                .add("version", 1)
                .ifEquals("workspace_id", id.room().workspace().key());
    }

    private static boolean isOf(Item item, WorkspaceId workspace) {
        return item.string("workspace_id").equals(workspace.key());
    }

    /// False for what else is in the table.
    static boolean isMessage(Item item) {
        return item.key().sk().startsWith(MESSAGES);
    }

    /// From an item alone.
    static Message message(Item item) {
        var workspace = WorkspaceId.ofKey(item.string("workspace_id"));
        return message(RoomId.ofKey(workspace, item.key().pk()), item);
    }

    static Message message(RoomId room, Item item) {
        return new Message(
                MessageId.ofSortKey(room, item.key().sk()),
                item.number("seq"),
                UserId.ofKey(item.string("author_id")),
                item.optionalString("content").orElse(null),
                Mentions.of(room.workspace(), item),
                item.optionalInstant("edited_at").orElse(null),
                item.optionalInstant("deleted_at").orElse(null),
                Reactions.of(item),
                Pin.of(item),
                item.number("version"));
    }
}
