package com.slackclone.room;

import com.slackclone.account.UserId;
import com.slackclone.account.Viewer;
import com.slackclone.realtime.Event;
import com.slackclone.realtime.Interest;
import com.slackclone.realtime.Topic;
import com.slackclone.room.RoomEvents.ChannelCreated;
import com.slackclone.room.RoomEvents.ConversationOpened;
import com.slackclone.room.RoomEvents.MemberJoinedRoom;
import com.slackclone.room.RoomEvents.MemberLeftRoom;
import com.slackclone.workspace.Members;
import com.slackclone.workspace.WorkspaceId;
import com.slackclone.workspace.WorkspaceTopics;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/// What the streams of rooms and workspaces carry.
@Component
class RoomInterests {

    private final RoomAccess access;
    private final Members members;
    private final RoomMembershipTable memberships;

    RoomInterests(RoomAccess access, Members members, RoomMembershipTable memberships) {
        this.access = access;
        this.members = members;
        this.memberships = memberships;
    }

    /// A room, as long as the viewer may read it.
    Interest room(Viewer viewer, RoomId room) {
        return new Interest() {
            @Override
            public String viewer() {
                return viewer.userId().global();
            }

            @Override
            public Set<Topic> topics() {
                access.requireRead(viewer, room);
                return Set.of(RoomTopics.room(room));
            }
        };
    }

    /// A workspace, what concerns the viewer in it, and the rooms that they are in, as long as they are an
    /// active member.
    Interest workspace(Viewer viewer, WorkspaceId workspace) {
        return new WorkspaceInterest(viewer, workspace);
    }

    private final class WorkspaceInterest implements Interest {

        private final Viewer viewer;
        private final WorkspaceId workspace;

        /// The rooms that the viewer was in when last looked, or has come into since. The index that lists a
        /// person's rooms lags behind; of these it is asked whether they are right.
        private final Set<RoomId> known = ConcurrentHashMap.newKeySet();

        private WorkspaceInterest(Viewer viewer, WorkspaceId workspace) {
            this.viewer = viewer;
            this.workspace = workspace;
        }

        @Override
        public String viewer() {
            return viewer.userId().global();
        }

        @Override
        public Set<Topic> topics() {
            members.require(viewer, workspace);
            memberships.ofUser(workspace, viewer.userId()).forEach(membership -> known.add(membership.roomId()));
            var joined = memberships.findAll(Set.copyOf(known), viewer.userId()).keySet();
            known.retainAll(joined);
            var topics = new HashSet<Topic>();
            topics.add(WorkspaceTopics.workspace(workspace));
            topics.add(WorkspaceTopics.member(workspace, viewer.userId()));
            joined.forEach(room -> topics.add(RoomTopics.room(room)));
            return topics;
        }

        @Override
        public boolean isChangedBy(Event event) {
            return switch (event) {
                case ChannelCreated(var channel) -> isOwn(channel.createdById()) && known.add(channel.id());
                case ConversationOpened(var conversation) -> known.add(conversation.id());
                case MemberJoinedRoom(var room, var user) -> isOwn(user) && known.add(room.id());
                case MemberLeftRoom(var room, var user) -> isOwn(user) && known.contains(room.id());
                default -> false;
            };
        }

        private boolean isOwn(UserId user) {
            return user.equals(viewer.userId());
        }
    }
}
