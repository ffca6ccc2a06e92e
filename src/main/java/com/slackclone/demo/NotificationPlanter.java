package com.slackclone.demo;

import com.slackclone.message.Message;
import com.slackclone.message.MessageLookup;
import com.slackclone.notification.NotificationImport;
import com.slackclone.room.NotificationPreference;
import com.slackclone.room.RoomId;
import com.slackclone.room.RoomImport;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Plants what people were told of a channel: the founder of what was last said where it matters to her, and whoever
/// was mentioned. What they have read of the channel they have read of that too.
@Component
class NotificationPlanter {

    private static final Set<String> HEARD_BY_FOUNDER = Set.of("announcements", "release-2-4", "leads");
    private static final int LATEST = 12;
    private static final int ALL = 1_000;

    private final MessageLookup messages;
    private final NotificationImport notifications;
    private final RoomImport rooms;

    NotificationPlanter(MessageLookup messages, NotificationImport notifications, RoomImport rooms) {
        this.messages = messages;
        this.notifications = notifications;
        this.rooms = rooms;
    }

    void plant(Cast cast, Transcript transcript, RoomId room) {
        var said = messages.latest(room, ALL);
        for (var member : transcript.members()) {
            said.stream()
                    .filter(message -> mentions(message, member))
                    .forEach(message -> notifications.mention(
                            cast.id(member), message, message.seq() <= transcript.readBy(member)));
        }
        if (HEARD_BY_FOUNDER.contains(transcript.name())) {
            var founder = cast.id(cast.founder());
            var read = transcript.readBy(cast.founder().handle());
            rooms.prefer(room, founder, NotificationPreference.ALL);
            said.stream()
                    .limit(LATEST)
                    .filter(message -> !message.authorId().equals(founder))
                    .forEach(message -> notifications.channel(founder, message, message.seq() <= read));
        }
    }

    private static boolean mentions(Message message, String handle) {
        var content = message.content();
        return content != null && (content + " ").matches("(?s).*@" + handle + "\\b.*");
    }
}
