package com.slackclone.room;

import com.slackclone.account.UserId;
import com.slackclone.platform.id.TimeOrderedIds;
import com.slackclone.realtime.Event;
import com.slackclone.realtime.EventId;
import com.slackclone.realtime.EventLog;
import com.slackclone.realtime.Topic;
import com.slackclone.room.RoomEvents.ChannelArchived;
import com.slackclone.room.RoomEvents.ChannelCreated;
import com.slackclone.room.RoomEvents.ChannelUnarchived;
import com.slackclone.room.RoomEvents.ChannelUpdated;
import com.slackclone.room.RoomEvents.ConversationOpened;
import com.slackclone.room.RoomEvents.MemberJoinedRoom;
import com.slackclone.room.RoomEvents.MemberLeftRoom;
import com.slackclone.workspace.WorkspaceTopics;
import java.time.Clock;
import java.util.Collection;
import org.springframework.stereotype.Component;

/// Tells those concerned what has happened to a room.
@Component
class RoomAnnouncements {

    private final EventLog events;
    private final Clock clock;

    RoomAnnouncements(EventLog events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    void created(Channel channel) {
        var workspace = channel.id().workspace();
        var topic = channel.isPublic()
                ? WorkspaceTopics.workspace(workspace)
                : WorkspaceTopics.member(workspace, channel.createdById());
        events.append(topic, channel.id() + "." + channel.version(), channel.createdAt(), new ChannelCreated(channel));
    }

    void updated(Channel channel) {
        tellState(channel, new ChannelUpdated(channel));
    }

    void archived(Channel channel) {
        tellState(channel, new ChannelArchived(channel));
    }

    void unarchived(Channel channel) {
        tellState(channel, new ChannelUnarchived(channel));
    }

    /// Each event has the whole channel, so one that a later one has overtaken is left out.
    private void tellState(Channel channel, Event event) {
        var id = new EventId(channel.id().global(), channel.version());
        var now = clock.instant();
        events.append(RoomTopics.room(channel.id()), id, now, event);
        if (channel.isPublic()) {
            var everybody = WorkspaceTopics.workspace(channel.id().workspace());
            events.append(everybody, id, now, event);
        }
    }

    void joined(Channel channel, UserId user) {
        tellRoomAndPerson(channel, user, new MemberJoinedRoom(channel, user));
    }

    void left(Room room, UserId user) {
        tellRoomAndPerson(room, user, new MemberLeftRoom(room, user));
    }

    /// Telling the same people of the same version of it again does nothing.
    void opened(Conversation conversation, Collection<UserId> forWhom) {
        var id = new EventId(conversation.id().global() + ".opened", conversation.version());
        for (var user : forWhom) {
            var own = WorkspaceTopics.member(conversation.id().workspace(), user);
            events.append(own, id, clock.instant(), new ConversationOpened(conversation));
        }
    }

    void cameBack(Conversation conversation, UserId user) {
        var topic = RoomTopics.room(conversation.id());
        append(topic, TimeOrderedIds.next().toString(), new MemberJoinedRoom(conversation, user));
    }

    private void tellRoomAndPerson(Room room, UserId user, Event event) {
        var id = TimeOrderedIds.next().toString();
        append(RoomTopics.room(room.id()), id, event);
        append(WorkspaceTopics.member(room.id().workspace(), user), id, event);
    }

    private void append(Topic topic, String id, Event event) {
        events.append(topic, id, clock.instant(), event);
    }
}
