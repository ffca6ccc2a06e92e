package com.slackclone.notification;

import com.slackclone.account.UserId;
import com.slackclone.message.Message;
import com.slackclone.platform.dynamodb.ConditionFailed;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/// Brings in notifications of what was said at times past: what seeding uses. Nobody is told, and no mail is sent. It
/// asks for no viewer, so no operation of the API may lead here.
@Component
public class NotificationImport {

    private final NotificationTable notifications;
    private final ToldTable told;
    private final Clock clock;

    NotificationImport(NotificationTable notifications, ToldTable told, Clock clock) {
        this.notifications = notifications;
        this.told = told;
        this.clock = clock;
    }

    /// That a message mentions somebody. One who has a notification of the message keeps it as it is.
    public void mention(UserId user, Message message, boolean isRead) {
        add(NotificationType.MENTION, user, message, isRead);
    }

    /// That a message was sent to a channel of which somebody wants to hear everything.
    public void channel(UserId user, Message message, boolean isRead) {
        add(NotificationType.CHANNEL, user, message, isRead);
    }

    private void add(NotificationType type, UserId user, Message message, boolean isRead) {
        var news = new News(Cause.sent(message), type, message.id().global(), message.authorId(), null);
        var notification = Notification.unread(news.cause().idFor(user), news);
        if (message.isDeleted() || notification.isExpired(clock.instant())) {
            return;
        }
        told.remember(news.cause(), List.of(user)).run();
        try {
            notifications.create(notification).run();
            if (isRead) {
                notifications.markRead(notification.id(), clock.instant()).run();
            }
        } catch (ConditionFailed e) {
            // It is there.
        }
    }
}
