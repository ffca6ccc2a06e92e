package com.slackclone.room;

import com.slackclone.account.UserId;
import com.slackclone.platform.dynamodb.Dynamo;
import com.slackclone.platform.dynamodb.Index;
import com.slackclone.platform.dynamodb.Item;
import com.slackclone.platform.dynamodb.Key;
import com.slackclone.platform.dynamodb.Query;
import com.slackclone.platform.dynamodb.Table;
import com.slackclone.platform.dynamodb.Write;
import com.slackclone.platform.graphql.PageRequest;
import com.slackclone.workspace.WorkspaceId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Who is in which channel, in the ChannelMemberships table.
///
/// | item | PK | SK | GSI1PK | GSI1SK | serves |
/// |---|---|---|---|---|---|
/// | membership | `CHANNEL#{id}` | `USER#{id}` | `USER#{id}` | `CHANNEL#{id}` | one member's; the members of a channel;
/// the channels of a person |
///
/// `last_read_seq` is how far the member has read. A membership bears its workspace, so that an id with a wrong
/// one is found out.
@Component
class RoomMembershipTable {

    private final Dynamo dynamo;

    RoomMembershipTable(Dynamo dynamo) {
        this.dynamo = dynamo;
    }

    Optional<RoomMembership> find(RoomId room, UserId user) {
        return dynamo.get(Table.CHANNEL_MEMBERSHIPS, key(room, user))
                .filter(item -> isOf(item, room.workspace()))
                .map(RoomMembershipTable::membership);
    }

    /// The memberships that one person has of the rooms.
    Map<RoomId, RoomMembership> findAll(Collection<? extends RoomId> rooms, UserId user) {
        var keys = rooms.stream().map(room -> key(room, user)).toList();
        return dynamo.get(Table.CHANNEL_MEMBERSHIPS, keys).values().stream()
                .map(RoomMembershipTable::membership)
                .collect(Collectors.toMap(RoomMembership::roomId, membership -> membership));
    }

    /// All of one person's memberships in a workspace.
    List<RoomMembership> ofUser(WorkspaceId workspace, UserId user) {
        return dynamo.query(Query.of(Table.CHANNEL_MEMBERSHIPS, Index.GSI1, user.key(), "CHANNEL#")).stream()
                .filter(item -> isOf(item, workspace))
                .map(RoomMembershipTable::membership)
                .toList();
    }

    List<RoomMembership> members(RoomId room, PageRequest page) {
        var query = Query.of(Table.CHANNEL_MEMBERSHIPS, Index.PRIMARY, room.key(), "USER#")
                .behind(page.start(UserId::parse, _ -> true).map(UserId::key).orElse(null))
                .atMost(page.sizeToRead());
        return dynamo.query(page.isBackwards() ? query.reversed() : query).stream()
                .map(RoomMembershipTable::membership)
                .toList();
    }

    Write create(RoomMembership membership) {
        var key = key(membership.roomId(), membership.userId());
        var item = Item.at(key)
                .with("GSI1PK", key.sk())
                .with("GSI1SK", key.pk())
                .with("workspace_id", membership.roomId().workspace().key())
                .with("joined_at", membership.joinedAt())
                .with("last_read_seq", membership.lastReadSeq());
        return dynamo.put(Table.CHANNEL_MEMBERSHIPS, item).ifAbsent();
    }

    Write delete(RoomId room, UserId user) {
        return dynamo.delete(Table.CHANNEL_MEMBERSHIPS, key(room, user)).ifPresent();
    }

    /// Moves the marker forward. Fails where it is as far already, and where there is no membership.
    Write markRead(RoomId room, UserId user, long seq, Instant now) {
        return dynamo.update(Table.CHANNEL_MEMBERSHIPS, key(room, user))
                .set("last_read_seq", seq)
                .set("last_read_at", now)
                .ifEquals("workspace_id", room.workspace().key())
                .ifLess("last_read_seq", seq);
    }

    static Key key(RoomId room, UserId user) {
        return new Key(room.key(), user.key());
    }

    static boolean isOf(Item item, WorkspaceId workspace) {
        return item.string("workspace_id").equals(workspace.key());
    }

    static RoomMembership membership(Item item) {
        return new RoomMembership(
                ChannelId.ofKey(WorkspaceId.ofKey(item.string("workspace_id")), item.string("PK")),
                UserId.ofKey(item.string("SK")),
                item.instant("joined_at"),
                item.number("last_read_seq"));
    }
}
