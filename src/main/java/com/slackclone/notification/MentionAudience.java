package com.slackclone.notification;

import com.slackclone.account.UserId;
import com.slackclone.message.Mentions.Wide;
import com.slackclone.message.Message;
import com.slackclone.message.ThreadFollowers;
import com.slackclone.room.RoomLookup;
import java.util.Collection;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/// Those whom a message mentions: by name, or as all who are in the room. `@here` means those of them who are online.
/// In
/// a reply all are those who follow the thread: the others do not see it.
@Component
class MentionAudience implements Audience {

    private final RoomLookup rooms;
    private final ThreadFollowers followers;
    private final Whereabouts whereabouts;

    MentionAudience(RoomLookup rooms, ThreadFollowers followers, Whereabouts whereabouts) {
        this.rooms = rooms;
        this.followers = followers;
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
            forAll(message, batch);
        } else if (mentions.reachesAll()) {
            var workspace = message.roomId().workspace();
            forAll(message, page -> batch.accept(whereabouts.online(workspace, page)));
        }
    }

    private void forAll(Message message, Consumer<Collection<UserId>> batch) {
        if (message.id().isReply()) {
            followers.forEachPage(message, batch::accept);
        } else {
            rooms.forEachMember(message.roomId(), batch);
        }
    }
}
