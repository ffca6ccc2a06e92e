package com.slackclone.personal;

import com.slackclone.message.Message;
import com.slackclone.message.MessageId;
import com.slackclone.realtime.Event;
import com.slackclone.realtime.EventId;
import com.slackclone.realtime.EventTypes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the viewer has saved, and has not any more. Told to the viewer alone. It carries no message: who shows it asks
/// whether the viewer may read it then.
@Configuration(proxyBeanMethods = false)
class SavedEvents {

    record MessageSaved(MessageId messageId, Instant savedAt) implements Event {

        /// @param message as it is now; null if it is gone
        Optional<SavedItem> item(@Nullable Message message) {
            return Optional.ofNullable(message)
                    .filter(there -> !there.isDeleted())
                    .map(there -> new SavedItem(there, savedAt));
        }
    }

    record MessageUnsaved(MessageId messageId) implements Event {}

    @Bean
    EventTypes savedEventTypes() {
        return new EventTypes(List.of(MessageSaved.class, MessageUnsaved.class));
    }

    static EventId id(MessageId message, long version) {
        return new EventId("saved." + message, version);
    }
}
