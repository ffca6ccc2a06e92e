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
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Who is in which room, in the ChannelMemberships and the ConversationParticipants table.
///
/// | item | PK | SK | GSI1PK | GSI1SK | serves |
/// |---|---|---|---|---|---|
/// | membership | `CHANNEL#{id}` | `USER#{id}` | `USER#{id}` | `CHANNEL#{id}` | one member's; the members of a channel;
/// the channels of a person |
/// | participation | `CONVERSATION#{id}` | `USER#{id}` | `USER#{id}` | `CONV#{id}` | the same of a conversation |
///
/// `last_read_seq` is how far the member has read; `read_version` grows with each move of it that the member asks
/// for. A membership bears its workspace, so that an id with a wrong one is found out.
@Component
class RoomMembershipTable {

    private final Dynamo dynamo;

    RoomMembershipTable(Dynamo dynamo) {
        this.dynamo = dynamo;
    }

    static Table tableOf(RoomId room) {
        return switch (room) {
            case ChannelId _ -> Table.CHANNEL_MEMBERSHIPS;
            case ConversationId _ -> Table.CONVERSATION_PARTICIPANTS;
        };
    }

    Optional<RoomMembership> find(RoomId room, UserId user) {
        return dynamo.get(tableOf(room), key(room, user))
                .filter(item -> isOf(item, room.workspace()))
                .map(RoomMembershipTable::membership);
    }

    /// The memberships that one person has of the rooms. One call for each 100, of whatever kinds.
    Map<RoomId, RoomMembership> findAll(Collection<? extends RoomId> rooms, UserId user) {
        var keys = rooms.stream()
                .collect(Collectors.groupingBy(
                        RoomMembershipTable::tableOf,
                        Collectors.mapping(room -> key(room, user), Collectors.toList())));
        return dynamo.get(keys).values().stream()
                .flatMap(items -> items.values().stream())
                .map(RoomMembershipTable::membership)
                .collect(Collectors.toMap(RoomMembership::roomId, membership -> membership));
    }

    /// Those of some people who are in a room.
    Set<UserId> inside(RoomId room, Collection<UserId> people) {
        var keys = people.stream().map(user -> key(room, user)).toList();
        return dynamo.get(tableOf(room), keys).values().stream()
                .filter(item -> isOf(item, room.workspace()))
                .map(item -> UserId.ofKey(item.key().sk()))
                .collect(Collectors.toSet());
    }

    /// All of one person's memberships in a workspace. Two queries.
    List<RoomMembership> ofUser(WorkspaceId workspace, UserId user) {
        return Stream.concat(channelsOf(workspace, user).stream(), conversationsOf(workspace, user).stream())
                .toList();
    }

    List<RoomMembership> channelsOf(WorkspaceId workspace, UserId user) {
        return ofUser(Table.CHANNEL_MEMBERSHIPS, "CHANNEL#", workspace, user);
    }

    List<RoomMembership> conversationsOf(WorkspaceId workspace, UserId user) {
        return ofUser(Table.CONVERSATION_PARTICIPANTS, "CONV#", workspace, user);
    }

    private List<RoomMembership> ofUser(Table table, String prefix, WorkspaceId workspace, UserId user) {
        return dynamo.query(Query.of(table, Index.GSI1, user.key(), prefix)).stream()
                .filter(item -> isOf(item, workspace))
                .map(RoomMembershipTable::membership)
                .toList();
    }

    List<RoomMembership> members(RoomId room, PageRequest page) {
        var query = Query.of(tableOf(room), Index.PRIMARY, room.key(), "USER#")
                .behind(page.start(UserId::parse, _ -> true).map(UserId::key).orElse(null))
                .atMost(page.sizeToRead());
        return dynamo.query(page.isBackwards() ? query.reversed() : query).stream()
                .map(RoomMembershipTable::membership)
                .toList();
    }

    Write create(RoomMembership membership) {
        var room = membership.roomId();
        var key = key(room, membership.userId());
        var item = Item.at(key)
                .with("GSI1PK", key.sk())
                .with("GSI1SK", room.indexKey())
                .with("workspace_id", room.workspace().key())
                .with("joined_at", membership.joinedAt())
                .with("last_read_seq", membership.lastReadSeq());
        return dynamo.put(tableOf(room), item).ifAbsent();
    }

    Write delete(RoomId room, UserId user) {
        return dynamo.delete(tableOf(room), key(room, user)).ifPresent();
    }

    /// Moves the marker forward. Fails where it is as far already, and where there is no membership.
    Write markRead(RoomId room, UserId user, long seq, Instant now) {
        return mark(room, user, seq, now).ifLess("last_read_seq", seq);
    }

    /// Moves the marker back. Fails where it is no farther already, and where there is no membership.
    Write markUnread(RoomId room, UserId user, long seq, Instant now) {
        return mark(room, user, seq, now).ifGreater("last_read_seq", seq);
    }

    private Write mark(RoomId room, UserId user, long seq, Instant now) {
        return dynamo.update(tableOf(room), key(room, user))
                .set("last_read_seq", seq)
                .set("last_read_at", now)
                .add("read_version", 1)
                .ifEquals("workspace_id", room.workspace().key());
    }

    static Key key(RoomId room, UserId user) {
        return new Key(room.key(), user.key());
    }

    static boolean isOf(Item item, WorkspaceId workspace) {
        return item.string("workspace_id").equals(workspace.key());
    }

    static RoomMembership membership(Item item) {
        return new RoomMembership(
                RoomId.ofKey(WorkspaceId.ofKey(item.string("workspace_id")), item.string("PK")),
                UserId.ofKey(item.string("SK")),
                item.instant("joined_at"),
                item.number("last_read_seq"),
                MentionSeqs.of(item));
    }
}
