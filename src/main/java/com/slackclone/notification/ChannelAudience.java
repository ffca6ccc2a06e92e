package com.slackclone.notification;

import com.slackclone.account.UserId;
import com.slackclone.message.Message;
import com.slackclone.room.ChannelId;
import com.slackclone.room.NotificationPreference;
import com.slackclone.room.RoomPreferences;
import java.util.Collection;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/// Those who want to be told of each message of a channel. Replies concern those who follow.
@Component
class ChannelAudience implements Audience {

    private final RoomPreferences preferences;

    ChannelAudience(RoomPreferences preferences) {
        this.preferences = preferences;
    }

    @Override
    public NotificationType type() {
        return NotificationType.CHANNEL;
    }

    @Override
    public void forEach(Message message, Consumer<Collection<UserId>> batch) {
        if (message.roomId() instanceof ChannelId channel && !message.id().isReply()) {
            batch.accept(preferences.listeners(channel));
        }
    }

    @Override
    public boolean isWanted(NotificationPreference preference) {
        return preference == NotificationPreference.ALL;
    }
}
