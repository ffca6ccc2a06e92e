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
/// | reply | the room, `#THREAD#{root}` | as above | as above | as above | one by id; a page of the thread |
///
/// A reply's GSI2PK is `PARENT#{root}`, its GSI2SK is its GSI1SK: the replies to a bare UUID, for operators.
///
/// The timestamps of a room's messages only grow, whatever the nodes' clocks say: the order of the sort keys is
/// the order of `seq`. So it is with the replies of a thread. A message bears its workspace, so that an id with
/// a wrong one is found out.
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
    List<Message> after(Timeline timeline, Optional<MessageId> start, int limit) {
        return read(timeline, history(timeline, start, limit));
    }

    /// At most `limit` messages before `start`, or before the end, newest first.
    List<Message> before(Timeline timeline, Optional<MessageId> start, int limit) {
        return read(timeline, history(timeline, start, limit).reversed());
    }

    private static Query history(Timeline timeline, Optional<MessageId> start, int limit) {
        return Query.of(Table.MESSAGES, Index.PRIMARY, timeline.key(), MESSAGES)
                .behind(start.map(MessageId::sortKey).orElse(null))
                .atMost(limit);
    }

    private List<Message> read(Timeline timeline, Query query) {
        return dynamo.query(query).stream()
                .map(item -> message(timeline.room(), item))
                .toList();
    }

    Write create(Message message) {
        var id = message.id();
        var time = "MSG#" + Instants.text(message.createdAt());
        var item = Item.at(id.key())
                .with("GSI1PK", message.authorId().key())
                .with("GSI1SK", time)
                .with("GSI2PK", id.root() == null ? null : "PARENT#" + id.root())
                .with("GSI2SK", id.isReply() ? time : null)
                .with("workspace_id", message.roomId().workspace().key())
                .with("seq", message.seq())
                .with("author_id", message.authorId().key())
                .with("content", message.content())
                .with("edited_at", message.editedAt())
                .with("deleted_at", message.deletedAt())
                .with("twin", message.twin() == null ? null : message.twin().global())
                .with("version", message.version())
                .with("change", MessageChange.ofContent(message).item());
        return dynamo.put(
                        Table.MESSAGES,
                        item.withItems("mentions", message.mentions().items()))
                .ifAbsent();
    }

    /// Fails too where it has a twin, which is to say the same.
    Write edit(MessageId id, UserId author, String content, Mentions mentions, Instant now) {
        return edit(id, content, mentions, now)
                .ifEquals("author_id", author.key())
                .ifMissing("twin");
    }

    /// Fails where the message is not any more what was read.
    Write edit(Message message, String content, Mentions mentions, Instant now) {
        return edit(message.id(), content, mentions, now).ifEquals("version", message.version());
    }

    private Write edit(MessageId id, String content, Mentions mentions, Instant now) {
        return change(id, MessageChange.of(MessageChange.EDITED, now))
                .set("content", content)
                .set("mentions", mentions.items())
                .set("edited_at", now)
                .ifMissing("deleted_at");
    }

    /// Fails where the message is not any more what was read.
    Write delete(Message message, Instant now) {
        return delete(message.id(), now).ifEquals("version", message.version());
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

    /// Fails where the message is not any more what the replies were reckoned from.
    Write changeReplies(Message message, Replies replies, MessageChange change) {
        return replies.in(change(message.id(), change)).ifEquals("version", message.version());
    }

    /// Holds while no further reply has come.
    Write hasReplies(Message message) {
        var check = dynamo.check(Table.MESSAGES, message.id().key());
        return message.replies().isEmpty()
                ? check.ifPresent().ifMissing(Replies.SEQ)
                : check.ifEquals(Replies.SEQ, message.replies().latestSeq());
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
        return message(WorkspaceId.ofKey(item.string("workspace_id")), item);
    }

    static Message message(RoomId room, Item item) {
        return message(room.workspace(), item);
    }

    private static Message message(WorkspaceId workspace, Item item) {
        return new Message(
                Timeline.ofKey(workspace, item.key().pk()).message(item.key().sk()),
                item.number("seq"),
                UserId.ofKey(item.string("author_id")),
                item.optionalString("content").orElse(null),
                Mentions.of(workspace, item),
                item.optionalInstant("edited_at").orElse(null),
                item.optionalInstant("deleted_at").orElse(null),
                Reactions.of(item),
                Pin.of(item),
                item.optionalString("twin").map(MessageId::parse).orElse(null),
                Replies.of(item),
                item.number("version"));
    }
}
