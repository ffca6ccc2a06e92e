package com.slackclone.room;

import com.slackclone.account.UserId;
import com.slackclone.account.Viewer;
import com.slackclone.platform.dynamodb.ConditionFailed;
import com.slackclone.platform.dynamodb.Write;
import com.slackclone.platform.error.ApiException;
import com.slackclone.realtime.EventId;
import com.slackclone.realtime.EventLog;
import com.slackclone.room.RoomEvents.RoomRead;
import com.slackclone.workspace.WorkspaceTopics;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// How far people have read. What is unread is not counted but subtracted: the room's last number less the last
/// read one.
///
/// A marker moves forward by itself, as people read on several devices; back only where its owner says so.
@Component
class ReadMarkers {

    private final RoomMembershipTable memberships;
    private final RoomAccess access;
    private final Rooms rooms;
    private final EventLog events;
    private final Clock clock;

    ReadMarkers(RoomMembershipTable memberships, RoomAccess access, Rooms rooms, EventLog events, Clock clock) {
        this.memberships = memberships;
        this.access = access;
        this.rooms = rooms;
        this.events = events;
        this.clock = clock;
    }

    /// Moves the viewer's marker forward, on all of their devices. A number that they have passed changes
    /// nothing.
    ///
    /// @param seq the number of the last message that they have read
    /// @return the room as it stands, in the same state for a repeat
    /// @throws ApiException `BAD_USER_INPUT` for a number that the room has not reached
    Room markRead(Viewer viewer, RoomId id, long seq) {
        var room = inside(viewer, id, seq, 0);
        var now = clock.instant();
        move(viewer.userId(), id, seq, now, memberships.markRead(id, viewer.userId(), seq, now));
        return room;
    }

    /// Moves the viewer's marker back, on all of their devices. A message that is unread already changes nothing.
    ///
    /// @param seq the number of the first message that is to be unread
    /// @return the room as it stands, in the same state for a repeat
    /// @throws ApiException `BAD_USER_INPUT` for a number that the room has not reached, and for 0
    Room markUnread(Viewer viewer, RoomId id, long seq) {
        var room = inside(viewer, id, seq, 1);
        var now = clock.instant();
        move(viewer.userId(), id, seq - 1, now, memberships.markUnread(id, viewer.userId(), seq - 1, now));
        return room;
    }

    private Room inside(Viewer viewer, RoomId id, long seq, long least) {
        access.requireInside(viewer, id);
        var room = rooms.get(viewer, id);
        if (seq < least || seq > room.latestSeq()) {
            throw ApiException.badInput("input.seq", "OUT_OF_RANGE", "The room has no message of this number.")
                    .with("limit", room.latestSeq())
                    .with("actual", seq);
        }
        return room;
    }

    /// Tells the viewer's devices if the marker moved.
    private void move(UserId user, RoomId room, long seq, Instant now, Write write) {
        try {
            var moved = write.run().orElseThrow();
            var id = new EventId("read." + room.global(), moved.number("read_version"));
            events.append(WorkspaceTopics.member(room.workspace(), user), id, now, new RoomRead(room, seq));
        } catch (ConditionFailed e) {
            if (e.current().isEmpty()) {
                throw RoomAccess.notInside(room);
            }
        }
    }

    /// How far the viewer has read in each of the rooms.
    Map<RoomId, ReadState> of(Viewer viewer, Collection<RoomId> ids) {
        var joined = memberships.findAll(ids, viewer.userId());
        return ids.stream()
                .collect(Collectors.toMap(
                        Function.identity(), room -> ReadState.of(Optional.ofNullable(joined.get(room)))));
    }
}
