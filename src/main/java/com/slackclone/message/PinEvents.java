package com.slackclone.message;

import com.slackclone.account.UserId;
import com.slackclone.message.ChangeKind.Kinds;
import com.slackclone.realtime.Event;
import com.slackclone.realtime.EventTypes;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What is pinned, and what is not any more.
@Configuration(proxyBeanMethods = false)
class PinEvents {

    static final String PINNED = "PINNED";
    static final String UNPINNED = "UNPINNED";

    private static final String PART = "pin";

    /// What both have.
    sealed interface OfPin extends Event {

        UserId userId();
    }

    record MessagePinned(Message message, UserId userId) implements OfPin {}

    record MessageUnpinned(Message message, UserId userId) implements OfPin {}

    @Bean
    EventTypes pinEventTypes() {
        return new EventTypes(List.of(MessagePinned.class, MessageUnpinned.class));
    }

    @Bean
    Kinds pinChanges() {
        return new Kinds(List.of(
                new ChangeKind(
                        PINNED, _ -> PART, (message, change) -> new MessagePinned(message, change.requireActor())),
                new ChangeKind(
                        UNPINNED,
                        _ -> PART,
                        (message, change) -> new MessageUnpinned(message, change.requireActor()))));
    }
}
