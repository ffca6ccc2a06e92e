package com.slackclone.personal;

import com.slackclone.account.UserId;
import com.slackclone.message.MessageId;
import com.slackclone.personal.Fate.Cancelled;
import com.slackclone.personal.Fate.Failed;
import com.slackclone.personal.Fate.Pending;
import com.slackclone.personal.Fate.Sent;
import com.slackclone.personal.ScheduledMessage.Letter;
import com.slackclone.personal.ScheduledMessage.Status;
import com.slackclone.platform.dynamodb.Dynamo;
import com.slackclone.platform.dynamodb.Index;
import com.slackclone.platform.dynamodb.Instants;
import com.slackclone.platform.dynamodb.Item;
import com.slackclone.platform.dynamodb.Key;
import com.slackclone.platform.dynamodb.Query;
import com.slackclone.platform.dynamodb.Table;
import com.slackclone.platform.dynamodb.Write;
import com.slackclone.platform.error.ErrorCode;
import com.slackclone.platform.graphql.PageRequest;
import com.slackclone.room.RoomId;
import com.slackclone.workspace.WorkspaceId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Scheduled messages, in the Messages table.
///
/// | item | PK | SK | GSI1PK | GSI1SK | serves |
/// |---|---|---|---|---|---|
/// | scheduled message | `USER#{id}` | `SCHEDULED#{id}` | `USER#{id}` | `SCHEDULED#{workspace}#{time}#{id}` | one
/// by id; somebody's in a workspace, by time |
/// | pending | `USER#{id}` | `PENDING#{room}` | | | how many somebody has pending in a room |
///
/// It is in GSI1 while it is pending or has failed. While it is pending GSI2PK is `DUE-SEND#{shard}` and GSI2SK
/// `{time}#{id}`: what is due. Those of a room are in one shard. Each change has the condition that nothing has
/// changed since it was read.
@Component
class ScheduledTable {

    static final int SHARDS = 8;

    /// Behind the time at which it was to be sent.
    private static final Duration FAILED_KEPT = Duration.ofDays(30);

    /// As long as a client may retry.
    private static final Duration DONE_KEPT = Duration.ofDays(7);

    private static final UUID LOWEST = new UUID(0, 0);

    private final Dynamo dynamo;

    ScheduledTable(Dynamo dynamo) {
        this.dynamo = dynamo;
    }

    /// Fails where it is there already, whatever has become of it.
    Write create(ScheduledMessage message, Instant now) {
        var letter = message.letter();
        var item = Item.at(message.id().key())
                .with("GSI1PK", message.id().author().key())
                .with("GSI1SK", listed(message))
                .with("GSI2PK", shard(shardOf(message.roomId())))
                .with("GSI2SK", message.place().sortKey())
                .with("room", letter.roomId().global())
                .with("root", letter.rootId() == null ? null : letter.rootId().global())
                .with("content", letter.content())
                .with("send_at", message.sendAt())
                .with("status", message.status().name())
                .with(Devices.CHANGED_AT, now)
                .with("version", message.version());
        return dynamo.put(Table.MESSAGES, item).ifAbsent();
    }

    /// It is pending, with what it says now.
    Write revise(ScheduledMessage before, ScheduledMessage message, Instant now) {
        return change(before, message, now)
                .set("GSI1SK", listed(message))
                .set("GSI2PK", shard(shardOf(message.roomId())))
                .set("GSI2SK", message.place().sortKey())
                .set("content", message.content())
                .set("send_at", message.sendAt())
                .remove("failure_code")
                .remove("failure_message")
                .remove("expires_at");
    }

    Write fail(ScheduledMessage before, ScheduledMessage message, Failed failure, Instant now) {
        return change(before, message, now)
                .remove("GSI2PK")
                .remove("GSI2SK")
                .set("failure_code", failure.code().name())
                .set("failure_message", failure.message())
                .set("expires_at", message.sendAt().plus(FAILED_KEPT).getEpochSecond());
    }

    Write send(ScheduledMessage before, ScheduledMessage message, MessageId sent, Instant now) {
        return done(before, message, now).set("message", sent.global());
    }

    Write cancel(ScheduledMessage before, ScheduledMessage message, Instant now) {
        return done(before, message, now);
    }

    private Write done(ScheduledMessage before, ScheduledMessage message, Instant now) {
        return change(before, message, now)
                .remove("GSI1PK")
                .remove("GSI1SK")
                .remove("GSI2PK")
                .remove("GSI2SK")
                .set("expires_at", now.plus(DONE_KEPT).getEpochSecond());
    }

    private Write change(ScheduledMessage before, ScheduledMessage message, Instant now) {
        return dynamo.update(Table.MESSAGES, before.id().key())
                .set("status", message.status().name())
                .set(Devices.CHANGED_AT, now)
                .set("version", message.version())
                .ifEquals("version", before.version());
    }

    /// Fails where the author has as many pending in the room as they may.
    Write onePendingMore(UserId author, RoomId room, int most) {
        return pending(author, room, 1).ifMissingOrLess("pending", most);
    }

    Write onePendingLess(UserId author, RoomId room) {
        return pending(author, room, -1);
    }

    private Write pending(UserId author, RoomId room, int difference) {
        var key = new Key(author.key(), "PENDING#" + room.uuid());
        return dynamo.update(Table.MESSAGES, key).add("pending", difference);
    }

    Optional<ScheduledMessage> find(ScheduledId id, Instant now) {
        return dynamo.get(Table.MESSAGES, id.key())
                .filter(item -> !item.isExpired(now))
                .map(ScheduledTable::message);
    }

    /// 100 a call. What is not there is absent from the answer.
    Map<ScheduledId, ScheduledMessage> findAll(Collection<ScheduledId> ids) {
        return dynamo.get(Table.MESSAGES, ids.stream().map(ScheduledId::key).toList()).values().stream()
                .map(ScheduledTable::message)
                .collect(Collectors.toMap(ScheduledMessage::id, Function.identity()));
    }

    /// Those of somebody in a workspace that are pending or have failed, the earliest first unless the page goes
    /// backwards; one more than the page takes, if there are more.
    List<ScheduledMessage> page(UserId author, WorkspaceId workspace, PageRequest page, Instant now) {
        var prefix = listOf(workspace);
        var start = page.start(Place::parse, _ -> true).map(place -> prefix + place.sortKey());
        var query = Query.of(Table.MESSAGES, Index.GSI1, author.key(), prefix).atMost(page.sizeToRead());
        // What has expired stands at the start, and is left out by where the list starts.
        var oldest = prefix + new Place(now.minus(FAILED_KEPT).plusMillis(1), LOWEST).sortKey();
        var ordered =
                page.isBackwards() ? query.behind(start.orElse(null)).reversed() : query.behind(start.orElse(oldest));
        return dynamo.query(ordered).stream()
                .filter(item -> !item.isExpired(now))
                .map(ScheduledTable::message)
                .toList();
    }

    /// What is to be sent by then, the earliest first. From an index: it may have been sent, changed or cancelled
    /// just now.
    ///
    /// @param behind where to go on
    List<ScheduledMessage> due(int shard, Optional<Place> behind, Instant now, int limit) {
        var query = Query.of(Table.MESSAGES, Index.GSI2, shard(shard), "2")
                .behind(behind.map(Place::sortKey).orElse(null))
                .upTo(Instants.text(now) + "$")
                .atMost(limit);
        return dynamo.query(query).stream().map(ScheduledTable::message).toList();
    }

    static int shardOf(RoomId room) {
        return Math.floorMod(room.uuid().hashCode(), SHARDS);
    }

    static boolean isScheduled(Item item) {
        return item.key().sk().startsWith(ScheduledId.SORT_PREFIX);
    }

    static ScheduledMessage message(Item item) {
        return new ScheduledMessage(
                ScheduledId.ofKey(item.key()),
                new Letter(
                        RoomId.parse(item.string("room")),
                        item.optionalString("root").map(MessageId::parse).orElse(null),
                        item.string("content")),
                item.instant("send_at"),
                fate(item),
                item.number("version"));
    }

    private static Fate fate(Item item) {
        return switch (Status.valueOf(item.string("status"))) {
            case PENDING -> new Pending();
            case SENT -> new Sent(MessageId.parse(item.string("message")));
            case FAILED -> new Failed(ErrorCode.valueOf(item.string("failure_code")), item.string("failure_message"));
            case CANCELLED -> new Cancelled();
        };
    }

    private static String listed(ScheduledMessage message) {
        return listOf(message.roomId().workspace()) + message.place().sortKey();
    }

    private static String listOf(WorkspaceId workspace) {
        return ScheduledId.SORT_PREFIX + workspace.uuid() + "#";
    }

    private static String shard(int number) {
        return "DUE-SEND#" + number;
    }
}
