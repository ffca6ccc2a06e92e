package com.slackclone.room;

import com.slackclone.account.UserId;
import com.slackclone.realtime.Announcement;
import com.slackclone.realtime.Event;
import com.slackclone.realtime.EventId;
import com.slackclone.realtime.Topic;
import com.slackclone.room.RoomEvents.ChannelCreated;
import com.slackclone.room.RoomEvents.ConversationOpened;
import com.slackclone.room.RoomEvents.MemberJoinedRoom;
import com.slackclone.room.RoomEvents.MemberLeftRoom;
import com.slackclone.workspace.WorkspaceTopics;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;

/// How those concerned are told what has happened to a room.
@Component
class RoomAnnouncements {

    private final Clock clock;

    RoomAnnouncements(Clock clock) {
        this.clock = clock;
    }

    Announcement created(Channel channel) {
        var workspace = channel.id().workspace();
        var topic = channel.isPublic()
                ? WorkspaceTopics.workspace(workspace)
                : WorkspaceTopics.member(workspace, channel.createdById());
        return Announcement.of(topic, id(channel), channel.createdAt(), new ChannelCreated(channel));
    }

    /// Each event has the whole channel, so one that a later one has overtaken is left out.
    Announcement state(Channel channel, Event event) {
        var room = RoomTopics.room(channel.id());
        var topics = channel.isPublic()
                ? List.of(room, WorkspaceTopics.workspace(channel.id().workspace()))
                : List.of(room);
        return new Announcement(topics, id(channel), clock.instant(), event);
    }

    private static EventId id(Channel channel) {
        return new EventId(channel.id().global(), channel.version());
    }

    /// @param version grows with each time that people come into the room or leave it
    Announcement joined(Room room, UserId user, long version) {
        return member(roomAndPerson(room, user), room, user, version, new MemberJoinedRoom(room, user));
    }

    /// @param version as in [#joined]
    Announcement left(Room room, UserId user, long version) {
        return member(roomAndPerson(room, user), room, user, version, new MemberLeftRoom(room, user));
    }

    Announcement opened(Conversation conversation, Collection<UserId> forWhom) {
        var id = new EventId(conversation.id().global() + ".opened", conversation.version());
        var topics = forWhom.stream()
                .map(user -> WorkspaceTopics.member(conversation.id().workspace(), user))
                .toList();
        return new Announcement(topics, id, clock.instant(), new ConversationOpened(conversation));
    }

    /// To those who were in it already; who has come back learns that it is [open][#opened].
    Announcement cameBack(Conversation conversation, UserId user) {
        var topics = List.of(RoomTopics.room(conversation.id()));
        var event = new MemberJoinedRoom(conversation, user);
        return member(topics, conversation, user, conversation.version(), event);
    }

    private Announcement member(List<Topic> topics, Room room, UserId user, long version, Event event) {
        var id = new EventId(room.id().global() + ".member." + user.uuid(), version);
        return new Announcement(topics, id, clock.instant(), event);
    }

    private static List<Topic> roomAndPerson(Room room, UserId user) {
        return List.of(
                RoomTopics.room(room.id()), WorkspaceTopics.member(room.id().workspace(), user));
    }
}
