package com.slackclone.message;

import com.slackclone.realtime.Event;
import com.slackclone.realtime.EventLog;
import com.slackclone.realtime.EventTypes;
import com.slackclone.room.RoomTopics;
import java.util.List;
import java.util.Objects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What happens to messages. Each event carries the message as it is then, so that to deliver it needs no read.
@Configuration(proxyBeanMethods = false)
class MessageEvents {

    record MessageSent(Message message) implements Event {}

    record MessageEdited(Message message) implements Event {}

    record MessageDeleted(Message message) implements Event {}

    @Bean
    EventTypes messageEventTypes() {
        return new EventTypes(List.of(MessageSent.class, MessageEdited.class, MessageDeleted.class));
    }

    /// Tells the room. Telling the same again does nothing, so a retry may.
    static void publishSent(EventLog events, Message message) {
        var topic = RoomTopics.room(message.roomId());
        events.append(topic, message.eventId(), message.createdAt(), new MessageSent(message));
    }

    static void publishEdited(EventLog events, Message message) {
        var time = Objects.requireNonNull(message.editedAt());
        events.append(RoomTopics.room(message.roomId()), message.eventId(), time, new MessageEdited(message));
    }

    static void publishDeleted(EventLog events, Message message) {
        var time = Objects.requireNonNull(message.deletedAt());
        events.append(RoomTopics.room(message.roomId()), message.eventId(), time, new MessageDeleted(message));
    }
}
