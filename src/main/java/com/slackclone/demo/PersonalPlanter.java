package com.slackclone.demo;

import com.slackclone.account.UserId;
import com.slackclone.message.MessageLookup;
import com.slackclone.personal.PersonalImport;
import com.slackclone.room.RoomId;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;

/// Plants what the founder keeps for herself of a room. Saved is what was discussed in threads.
@Component
class PersonalPlanter {

    private static final Duration LATER = Duration.ofMinutes(10);
    private static final Duration AHEAD = Duration.ofDays(3);
    private static final int ALL = 1_000;

    private final MessageLookup messages;
    private final PersonalImport personal;
    private final Clock clock;

    PersonalPlanter(MessageLookup messages, PersonalImport personal, Clock clock) {
        this.messages = messages;
        this.personal = personal;
        this.clock = clock;
    }

    void plant(Cast cast, Transcript transcript, RoomId room) {
        var founder = cast.founder();
        if (transcript.members().contains(founder.handle())) {
            plant(cast.id(founder), transcript.name(), room);
        }
    }

    private void plant(UserId founder, String name, RoomId room) {
        messages.latest(room, ALL).stream()
                .filter(message -> !message.isDeleted() && message.replies().count() > 0)
                .forEach(message ->
                        personal.save(founder, message.id(), message.createdAt().plus(LATER)));
        var now = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        switch (name) {
            case "design" -> personal.draft(founder, room, "I like the new icons on dark, but", now);
            case "general" ->
                personal.schedule(
                        founder, room, "Reminder: the release review is at ten :alarm_clock:", now.plus(AHEAD));
            default -> {
                // Nothing to say there.
            }
        }
    }
}
