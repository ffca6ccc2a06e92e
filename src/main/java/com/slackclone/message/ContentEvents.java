package com.slackclone.message;

import com.slackclone.message.ChangeKind.Kinds;
import com.slackclone.realtime.Event;
import com.slackclone.realtime.EventTypes;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What happens to what messages say. Each event carries the message as it is then, so that to deliver it needs
/// no read.
@Configuration(proxyBeanMethods = false)
class ContentEvents {

    record MessageSent(Message message) implements Event {}

    record MessageEdited(Message message) implements Event {}

    record MessageDeleted(Message message) implements Event {}

    @Bean
    EventTypes messageEventTypes() {
        return new EventTypes(List.of(MessageSent.class, MessageEdited.class, MessageDeleted.class));
    }

    @Bean
    Kinds contentChanges() {
        return new Kinds(List.of(
                ChangeKind.ofContent(MessageChange.SENT, MessageSent::new),
                ChangeKind.ofContent(MessageChange.EDITED, MessageEdited::new),
                ChangeKind.ofContent(MessageChange.DELETED, MessageDeleted::new)));
    }
}
