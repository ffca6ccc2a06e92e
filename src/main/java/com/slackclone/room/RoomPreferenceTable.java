package com.slackclone.room;

import com.slackclone.account.UserId;
import com.slackclone.platform.dynamodb.Dynamo;
import com.slackclone.platform.dynamodb.Index;
import com.slackclone.platform.dynamodb.Item;
import com.slackclone.platform.dynamodb.Key;
import com.slackclone.platform.dynamodb.Query;
import com.slackclone.platform.dynamodb.Write;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// What people want to be told of rooms, in the tables of their memberships.
///
/// | item | PK | SK | serves |
/// |---|---|---|---|
/// | membership | `CHANNEL#{id}` | `USER#{id}` | its attributes `notification_pref` and `muted_until`: what counts |
/// | listener | `CHANNEL#{id}` | `LISTENER#USER#{id}` | who may want to be told of each message |
///
/// The same of conversations. A listener is a hint, so that a message costs no look at all members of its room: one who
/// has left the room
/// stays a listener, but the membership says nothing any more.
@Component
class RoomPreferenceTable {

    private static final String LISTENERS = "LISTENER#";

    private final Dynamo dynamo;

    RoomPreferenceTable(Dynamo dynamo) {
        this.dynamo = dynamo;
    }

    /// The first fails where the person is not in the room.
    List<Write> set(RoomId room, UserId user, RoomPreference preference) {
        var listener = new Key(room.key(), LISTENERS + user.key());
        var membership = dynamo.update(RoomMembershipTable.tableOf(room), RoomMembershipTable.key(room, user))
                .set("notification_pref", preference.choice().name())
                .ifEquals("workspace_id", room.workspace().key());
        if (preference.mutedUntil() == null) {
            membership.remove("muted_until");
        } else {
            membership.set("muted_until", preference.mutedUntil());
        }
        return List.of(
                membership,
                preference.choice() == NotificationPreference.ALL
                        ? dynamo.put(RoomMembershipTable.tableOf(room), Item.at(listener))
                        : dynamo.delete(RoomMembershipTable.tableOf(room), listener));
    }

    List<UserId> listeners(RoomId room) {
        return dynamo.query(Query.of(RoomMembershipTable.tableOf(room), Index.PRIMARY, room.key(), LISTENERS)).stream()
                .map(item -> UserId.ofKey(item.key().sk().substring(LISTENERS.length())))
                .toList();
    }

    /// Of those who are in the room.
    Map<UserId, RoomPreference> ofMembers(RoomId room, Collection<UserId> people) {
        var keys =
                people.stream().map(user -> RoomMembershipTable.key(room, user)).toList();
        return dynamo.get(RoomMembershipTable.tableOf(room), keys).values().stream()
                .collect(
                        Collectors.toMap(item -> UserId.ofKey(item.key().sk()), item -> RoomPreference.of(room, item)));
    }

    /// Of those rooms that the person is in.
    Map<RoomId, RoomPreference> ofUser(UserId user, Collection<RoomId> rooms) {
        var keys = rooms.stream()
                .collect(Collectors.groupingBy(
                        RoomMembershipTable::tableOf,
                        Collectors.mapping(room -> RoomMembershipTable.key(room, user), Collectors.toList())));
        var found = dynamo.get(keys);
        var preferences = new HashMap<RoomId, RoomPreference>();
        for (var room : rooms) {
            var membership = found.getOrDefault(RoomMembershipTable.tableOf(room), Map.of())
                    .get(RoomMembershipTable.key(room, user));
            if (membership != null) {
                preferences.put(room, RoomPreference.of(room, membership));
            }
        }
        return preferences;
    }
}
