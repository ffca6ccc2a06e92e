package com.slackclone.notification;

import com.slackclone.account.UserId;
import com.slackclone.message.Message;
import com.slackclone.room.Conversation;
import com.slackclone.room.ConversationId;
import com.slackclone.room.NotificationPreference;
import com.slackclone.room.RoomLookup;
import java.util.Collection;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/// Those whose conversation a message was sent to. Replies concern those who follow.
@Component
class ConversationAudience implements Audience {

    private final RoomLookup rooms;

    ConversationAudience(RoomLookup rooms) {
        this.rooms = rooms;
    }

    @Override
    public NotificationType type() {
        return NotificationType.DM;
    }

    @Override
    public void forEach(Message message, Consumer<Collection<UserId>> batch) {
        if (!message.id().isReply()
                && message.roomId() instanceof ConversationId id
                && rooms.findAll(Set.of(id)).get(id) instanceof Conversation conversation) {
            batch.accept(conversation.participantIds());
        }
    }

    @Override
    public boolean isWanted(NotificationPreference preference) {
        return preference == NotificationPreference.ALL;
    }
}
