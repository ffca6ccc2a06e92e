package com.slackclone.room;

import com.slackclone.account.UserId;
import com.slackclone.realtime.Event;
import com.slackclone.realtime.EventTypes;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What happens to rooms and those in them.
@Configuration(proxyBeanMethods = false)
class RoomEvents {

    /// A channel was made. Told to all members of the workspace if it is public, otherwise to those in it.
    record ChannelCreated(Channel channel) implements Event {}

    /// A channel has another name, topic or purpose. Told to the room; to all members of the workspace too if it is
    /// public.
    record ChannelUpdated(Channel channel) implements Event {}

    /// A channel was closed. Told as [ChannelUpdated].
    record ChannelArchived(Channel channel) implements Event {}

    /// A channel is open again. Told as [ChannelUpdated].
    record ChannelUnarchived(Channel channel) implements Event {}

    /// A person has come into a room. Told to the room and to the person.
    record MemberJoinedRoom(Channel room, UserId userId) implements Event {}

    /// A person has left a room. Told to the room and to the person.
    record MemberLeftRoom(Channel channel, UserId userId) implements Event {}

    /// The viewer has read on, on one of their devices. Told to the viewer alone.
    record RoomRead(RoomId roomId, long lastReadSeq) implements Event {}

    @Bean
    EventTypes roomEventTypes() {
        return new EventTypes(List.of(
                ChannelCreated.class,
                ChannelUpdated.class,
                ChannelArchived.class,
                ChannelUnarchived.class,
                MemberJoinedRoom.class,
                MemberLeftRoom.class,
                RoomRead.class));
    }
}
