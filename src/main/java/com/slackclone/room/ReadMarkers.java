package com.slackclone.room;

import com.slackclone.account.UserId;
import com.slackclone.account.Viewer;
import com.slackclone.platform.dynamodb.ConditionFailed;
import com.slackclone.platform.error.ApiException;
import com.slackclone.realtime.EventLog;
import com.slackclone.room.RoomEvents.RoomRead;
import com.slackclone.workspace.WorkspaceTopics;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// How far people have read. What is unread is not counted but subtracted: the room's last number less the last
/// read one.
@Component
class ReadMarkers {

    private final RoomMembershipTable memberships;
    private final RoomAccess access;
    private final Channels channels;
    private final EventLog events;
    private final Clock clock;

    ReadMarkers(RoomMembershipTable memberships, RoomAccess access, Channels channels, EventLog events, Clock clock) {
        this.memberships = memberships;
        this.access = access;
        this.channels = channels;
        this.events = events;
        this.clock = clock;
    }

    /// Moves the viewer's marker forward, on all of their devices. A number that they have passed changes
    /// nothing.
    ///
    /// @return the room as it stands, in the same state for a repeat
    /// @throws ApiException `BAD_USER_INPUT` for a number that the room has not reached
    Room markRead(Viewer viewer, RoomId id, long seq) {
        access.requireInside(viewer, id);
        var room = channels.get(viewer, id);
        if (seq < 0 || seq > room.latestSeq()) {
            throw ApiException.badInput("input.seq", "OUT_OF_RANGE", "The room has no message of this number.")
                    .with("limit", room.latestSeq())
                    .with("actual", seq);
        }
        if (move(viewer.userId(), id, seq)) {
            var topic = WorkspaceTopics.member(id.workspace(), viewer.userId());
            events.append(topic, "read." + id.global() + "." + seq, clock.instant(), new RoomRead(id, seq));
        }
        return room;
    }

    /// Whether the marker moved.
    private boolean move(UserId user, RoomId room, long seq) {
        try {
            memberships.markRead(room, user, seq, clock.instant()).run();
            return true;
        } catch (ConditionFailed e) {
            if (e.current().isEmpty()) {
                throw ApiException.forbidden("Join the channel first.");
            }
            return false;
        }
    }

    /// How far the viewer has read in each of the rooms.
    Map<RoomId, ReadState> of(Viewer viewer, Collection<RoomId> rooms) {
        var joined = memberships.findAll(rooms, viewer.userId());
        return rooms.stream()
                .collect(Collectors.toMap(
                        Function.identity(), room -> ReadState.of(Optional.ofNullable(joined.get(room)))));
    }
}
