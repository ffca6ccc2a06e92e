package com.slackclone.notification;

import com.slackclone.notification.Delivery.Parcel;
import org.springframework.stereotype.Component;

/// Keeps what people hold of their notifications up to date, behind each write: the count, and their devices.
@Component
class Inboxes {

    private final UnreadCounts counts;
    private final NotificationEvents events;

    Inboxes(UnreadCounts counts, NotificationEvents events) {
        this.counts = counts;
        this.events = events;
    }

    /// @throws io.lettuce.core.RedisException when Redis is away
    void put(Parcel parcel) {
        counts.changed(parcel.notification().id().user());
        events.created(parcel.notification(), parcel.isAlert());
    }

    /// @throws io.lettuce.core.RedisException when Redis is away
    void remove(NotificationId id) {
        counts.changed(id.user());
        events.removed(id);
    }
}
