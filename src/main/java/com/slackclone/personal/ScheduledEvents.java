package com.slackclone.personal;

import com.slackclone.realtime.Event;
import com.slackclone.realtime.EventId;
import com.slackclone.realtime.EventTypes;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What becomes of scheduled messages. Told to their author alone. What they are like is read when it is shown.
@Configuration(proxyBeanMethods = false)
class ScheduledEvents {

    /// What all have.
    sealed interface OfScheduled extends Event {

        ScheduledId scheduledMessageId();
    }

    /// It is to be sent, or is to be sent at another time or with another content.
    record MessageScheduled(ScheduledId scheduledMessageId) implements OfScheduled {}

    record ScheduledMessageSent(ScheduledId scheduledMessageId) implements OfScheduled {}

    /// It was refused.
    record ScheduledMessageFailed(ScheduledId scheduledMessageId) implements OfScheduled {}

    record ScheduledMessageCancelled(ScheduledId scheduledMessageId) implements OfScheduled {}

    @Bean
    EventTypes scheduledEventTypes() {
        return new EventTypes(List.of(
                MessageScheduled.class,
                ScheduledMessageSent.class,
                ScheduledMessageFailed.class,
                ScheduledMessageCancelled.class));
    }

    /// What has become of it by now.
    static OfScheduled of(ScheduledMessage message) {
        return switch (message.status()) {
            case PENDING -> new MessageScheduled(message.id());
            case SENT -> new ScheduledMessageSent(message.id());
            case FAILED -> new ScheduledMessageFailed(message.id());
            case CANCELLED -> new ScheduledMessageCancelled(message.id());
        };
    }

    static EventId id(ScheduledMessage message) {
        return new EventId("scheduled." + message.id(), message.version());
    }
}
