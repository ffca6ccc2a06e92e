package com.slackclone.personal;

import com.slackclone.message.MessageId;
import com.slackclone.realtime.Event;
import com.slackclone.realtime.EventId;
import com.slackclone.realtime.EventTypes;
import com.slackclone.room.RoomId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the viewer has begun to write, and what has become of it. Told to the viewer alone.
@Configuration(proxyBeanMethods = false)
class DraftEvents {

    /// There is a draft, or it reads otherwise now.
    record DraftSaved(Draft draft) implements Event {}

    record DraftDeleted(DraftId draftId) implements Event {

        public RoomId roomId() {
            return draftId.room();
        }

        public @Nullable MessageId rootId() {
            return draftId.rootId();
        }
    }

    @Bean
    EventTypes draftEventTypes() {
        return new EventTypes(List.of(DraftSaved.class, DraftDeleted.class));
    }

    static EventId id(DraftId draft, long version) {
        return new EventId("draft." + draft, version);
    }
}
