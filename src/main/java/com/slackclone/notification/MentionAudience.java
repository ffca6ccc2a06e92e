package com.slackclone.notification;

import com.slackclone.account.UserId;
import com.slackclone.message.Mentions.Wide;
import com.slackclone.message.Message;
import com.slackclone.room.RoomLookup;
import java.util.Collection;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/// Those whom a message mentions: by name, or as all who are in the room. `@here` means those of them who are there to
/// see it.
@Component
class MentionAudience implements Audience {

    private final RoomLookup rooms;
    private final Whereabouts whereabouts;

    MentionAudience(RoomLookup rooms, Whereabouts whereabouts) {
        this.rooms = rooms;
        this.whereabouts = whereabouts;
    }

    @Override
    public NotificationType type() {
        return NotificationType.MENTION;
    }

    @Override
    public void forEach(Message message, Consumer<Collection<UserId>> batch) {
        var mentions = message.mentions();
        batch.accept(mentions.userIds());
        if (mentions.all().stream().anyMatch(wide -> wide != Wide.HERE)) {
            rooms.forEachMember(message.roomId(), batch);
        } else if (mentions.reachesAll()) {
            rooms.forEachMember(message.roomId(), page -> batch.accept(whereabouts.online(Set.copyOf(page))));
        }
    }
}
