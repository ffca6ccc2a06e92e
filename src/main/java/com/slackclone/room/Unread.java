package com.slackclone.room;

import com.slackclone.account.Viewer;
import com.slackclone.workspace.Members;
import com.slackclone.workspace.WorkspaceId;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// What somebody has not read in a workspace.
@Component
class Unread {

    private final Members members;
    private final RoomMembershipTable memberships;
    private final Rooms rooms;

    Unread(Members members, RoomMembershipTable memberships, Rooms rooms) {
        this.members = members;
        this.memberships = memberships;
        this.rooms = rooms;
    }

    /// One room.
    ///
    /// @param mentionCount how many of the unread messages mention the person
    record RoomUnread(Room room, long unreadCount, long mentionCount) {}

    /// All rooms that the person is in, but for archived channels.
    record WorkspaceUnread(WorkspaceId workspace, List<RoomUnread> rooms) {

        public long unreadCount() {
            return rooms.stream().mapToLong(RoomUnread::unreadCount).sum();
        }

        public long mentionCount() {
            return rooms.stream().mapToLong(RoomUnread::mentionCount).sum();
        }
    }

    /// Two queries and a call for each 100 rooms, of whatever kinds.
    WorkspaceUnread of(Viewer viewer, WorkspaceId workspace) {
        members.require(viewer, workspace);
        var joined = memberships.ofUser(workspace, viewer.userId());
        var found = rooms.getAll(joined.stream().map(RoomMembership::roomId).toList());
        var open = joined.stream()
                .flatMap(membership -> Optional.ofNullable(found.get(membership.roomId()))
                        .filter(Unread::isOpen)
                        .map(room -> of(room, membership))
                        .stream())
                .toList();
        return new WorkspaceUnread(workspace, open);
    }

    private static boolean isOpen(Room room) {
        return !(room instanceof Channel channel && channel.isArchived());
    }

    private static RoomUnread of(Room room, RoomMembership membership) {
        var state = ReadState.of(Optional.of(membership));
        return new RoomUnread(room, state.unread(room), state.unreadMentions(room));
    }
}
