package com.slackclone.notification;

import com.slackclone.account.UserId;
import com.slackclone.message.Message;
import com.slackclone.room.NotificationPreference;
import java.util.Collection;
import java.util.function.Consumer;

/// Whom a message concerns, for one reason. Each reason has one bean of it.
interface Audience {

    NotificationType type();

    /// Gives those whom the message may concern, in batches of any size. Whether they may see it, and want to be
    /// told, is asked later; so is whether they wrote it. Called again for the same message it may give others.
    void forEach(Message message, Consumer<Collection<UserId>> batch);

    /// Whether those are told who prefer this.
    default boolean isWanted(NotificationPreference preference) {
        return preference != NotificationPreference.NONE;
    }
}
