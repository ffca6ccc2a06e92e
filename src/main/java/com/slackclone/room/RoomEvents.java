package com.slackclone.room;

import com.fasterxml.jackson.annotation.JacksonAnnotationsInside;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.slackclone.account.UserId;
import com.slackclone.realtime.Event;
import com.slackclone.realtime.EventTypes;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
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

    /// A person has come into a room. Told to the room; the person learns of it too, of a conversation by
    /// [ConversationOpened].
    record MemberJoinedRoom(@AnyKind Room room, UserId userId) implements Event {}

    /// A person has left a room. Told to the room and to the person.
    record MemberLeftRoom(@AnyKind Room room, UserId userId) implements Event {}

    /// A person is in a conversation now: it was opened, or they came back into it. Told to that person alone.
    record ConversationOpened(Conversation conversation) implements Event {}

    /// The viewer has moved their read marker, on one of their devices. Told to the viewer alone.
    record RoomRead(RoomId roomId, long lastReadSeq) implements Event {}

    /// A room in an event. Which kind it is shows in what it has.
    @JacksonAnnotationsInside
    @JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
    @JsonSubTypes({@JsonSubTypes.Type(Channel.class), @JsonSubTypes.Type(Conversation.class)})
    @Retention(RetentionPolicy.RUNTIME)
    @interface AnyKind {}

    @Bean
    EventTypes roomEventTypes() {
        return new EventTypes(List.of(
                ChannelCreated.class,
                ChannelUpdated.class,
                ChannelArchived.class,
                ChannelUnarchived.class,
                MemberJoinedRoom.class,
                MemberLeftRoom.class,
                ConversationOpened.class,
                RoomRead.class));
    }
}
