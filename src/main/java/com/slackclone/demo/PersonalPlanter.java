package com.slackclone.demo;

import com.slackclone.message.MessageLookup;
import com.slackclone.personal.PersonalImport;
import com.slackclone.room.RoomId;
import java.time.Duration;
import org.springframework.stereotype.Component;

/// Plants what the founder keeps for herself of a room: saved is what was discussed in threads.
@Component
class PersonalPlanter {

    private static final Duration LATER = Duration.ofMinutes(10);
    private static final int ALL = 1_000;

    private final MessageLookup messages;
    private final PersonalImport personal;

    PersonalPlanter(MessageLookup messages, PersonalImport personal) {
        this.messages = messages;
        this.personal = personal;
    }

    void plant(Cast cast, Transcript transcript, RoomId room) {
        var founder = cast.founder();
        if (!transcript.members().contains(founder.handle())) {
            return;
        }
        messages.latest(room, ALL).stream()
                .filter(message -> !message.isDeleted() && message.replies().count() > 0)
                .forEach(message -> personal.save(
                        cast.id(founder), message.id(), message.createdAt().plus(LATER)));
    }
}
