package com.slackclone.notification;

import com.slackclone.account.UserId;
import com.slackclone.realtime.Announcement;
import com.slackclone.realtime.Event;
import com.slackclone.realtime.EventId;
import com.slackclone.realtime.EventLog;
import com.slackclone.realtime.EventTypes;
import com.slackclone.realtime.Topic;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/// What happens to a person's notifications, told to the person alone, on all of their devices.
@Component
class NotificationEvents {

    /// @param isAlert whether clients ought to draw the person's attention to it now
    record NotificationCreated(Notification notification, boolean isAlert) implements Event {}

    record NotificationsRead(List<NotificationId> notificationIds) implements Event {}

    /// What they were about is gone.
    record NotificationsRemoved(List<NotificationId> notificationIds) implements Event {}

    @Configuration(proxyBeanMethods = false)
    static class Types {

        @Bean
        EventTypes notificationEventTypes() {
            return new EventTypes(
                    List.of(NotificationCreated.class, NotificationsRead.class, NotificationsRemoved.class));
        }
    }

    private final EventLog events;
    private final Clock clock;

    NotificationEvents(EventLog events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    static Topic topic(UserId user) {
        return new Topic(user.uuid().toString(), "notifications");
    }

    /// Only once, and not behind its removal.
    ///
    /// @throws io.lettuce.core.RedisException when Redis is away
    void created(Notification notification, boolean isAlert) {
        var id = notification.id();
        var event = new NotificationCreated(notification, isAlert);
        events.republish(topic(id.user()), new EventId(id.global(), 1), notification.createdAt(), event);
    }

    /// @throws io.lettuce.core.RedisException when Redis is away
    void removed(NotificationId id) {
        var event = new NotificationsRemoved(List.of(id));
        events.republish(topic(id.user()), new EventId(id.global(), 2), clock.instant(), event);
    }

    /// That some were read in one transaction. Of one of them this is said once, so it has no versions.
    static Announcement read(UserId user, List<NotificationId> ids, Instant now) {
        var id = new EventId("read." + ids.getFirst().global(), 1);
        return Announcement.of(topic(user), id, now, new NotificationsRead(List.copyOf(ids)));
    }
}
