package com.slackclone.message;

import com.slackclone.realtime.Event;
import com.slackclone.realtime.EventLog;
import com.slackclone.realtime.EventTypes;
import com.slackclone.realtime.Topic;
import com.slackclone.room.RoomTopics;
import java.time.Instant;
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

    /// Tells the room what has happened to a message, which its state says. Telling the same again does nothing,
    /// so a retry may; nor does telling what a later change has overtaken.
    static void publish(EventLog events, Message message) {
        events.append(topic(message), message.eventId(), time(message), event(message));
    }

    /// The same in the background.
    ///
    /// @throws io.lettuce.core.RedisException when Redis is away
    static void republish(EventLog events, Message message) {
        events.republish(topic(message), message.eventId(), time(message), event(message));
    }

    private static Topic topic(Message message) {
        return RoomTopics.room(message.roomId());
    }

    private static Event event(Message message) {
        if (message.isDeleted()) {
            return new MessageDeleted(message);
        }
        return message.isAsSent() ? new MessageSent(message) : new MessageEdited(message);
    }

    private static Instant time(Message message) {
        var changed = message.isDeleted() ? message.deletedAt() : message.editedAt();
        return Objects.requireNonNullElse(changed, message.createdAt());
    }
}
