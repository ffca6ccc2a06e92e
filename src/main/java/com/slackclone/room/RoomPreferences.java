package com.slackclone.room;

import com.slackclone.account.UserId;
import com.slackclone.account.Viewer;
import com.slackclone.platform.dynamodb.ConditionFailed;
import com.slackclone.platform.dynamodb.Transaction;
import com.slackclone.platform.error.ApiException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What people want to be told of rooms.
@Component
public class RoomPreferences {

    private final RoomPreferenceTable preferences;
    private final RoomAccess access;
    private final Rooms rooms;
    private final Clock clock;

    RoomPreferences(RoomPreferenceTable preferences, RoomAccess access, Rooms rooms, Clock clock) {
        this.preferences = preferences;
        this.access = access;
        this.rooms = rooms;
        this.clock = clock;
    }

    /// Replaces the viewer's preference.
    ///
    /// @param muteUntil null for a room that is not muted
    /// @throws ApiException `FORBIDDEN` for those who are not in the room, `BAD_USER_INPUT` for a time that is past
    Room set(Viewer viewer, RoomId room, NotificationPreference choice, @Nullable Instant muteUntil) {
        if (muteUntil != null && !muteUntil.isAfter(clock.instant())) {
            throw ApiException.badInput("input.muteUntil", "PAST", "A room is muted until a time to come.");
        }
        access.requireInside(viewer, room);
        try {
            Transaction.run(preferences.set(room, viewer.userId(), new RoomPreference(choice, muteUntil)));
        } catch (ConditionFailed e) {
            throw RoomAccess.notInside(room);
        }
        return rooms.get(viewer, room);
    }

    Map<RoomId, RoomPreference> of(Viewer viewer, Collection<RoomId> rooms) {
        var set = preferences.ofUser(viewer.userId(), rooms);
        return rooms.stream()
                .distinct()
                .collect(Collectors.toMap(room -> room, room -> set.getOrDefault(room, RoomPreference.unset(room))));
    }

    /// Those who may want to be told of each message of a room. Whether they do, and may be, [#ofReaders] says.
    public List<UserId> listeners(RoomId room) {
        return preferences.listeners(room);
    }

    /// Those of some people who may read the room, with what they want to be told of. At most three look-ups for
    /// each 100.
    public Map<UserId, RoomPreference> ofReaders(RoomId room, Collection<UserId> people) {
        var readers = access.readers(people, room);
        var set = readers.isEmpty() ? Map.<UserId, RoomPreference>of() : preferences.ofMembers(room, readers);
        return readers.stream()
                .collect(Collectors.toMap(user -> user, user -> set.getOrDefault(user, RoomPreference.unset(room))));
    }
}
