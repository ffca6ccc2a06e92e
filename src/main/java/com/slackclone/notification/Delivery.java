package com.slackclone.notification;

import com.slackclone.account.UserId;
import com.slackclone.notification.DueMailTable.DueMail;
import com.slackclone.notification.Preferences.Settings;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Decides how people get news: whether at all, whether it draws their attention at once, and whether by mail.
@Component
class Delivery {

    private final Preferences preferences;
    private final Whereabouts whereabouts;
    private final NotificationProperties properties;
    private final Clock clock;

    Delivery(Preferences preferences, Whereabouts whereabouts, NotificationProperties properties, Clock clock) {
        this.preferences = preferences;
        this.whereabouts = whereabouts;
        this.properties = properties;
        this.clock = clock;
    }

    /// A notification, and how its person gets it.
    ///
    /// @param isAlert whether it draws their attention at once
    /// @param mailDue when there is mail about it; null for none
    record Parcel(
            Notification notification,
            boolean isAlert,
            @Nullable Instant mailDue) {

        Optional<DueMail> mail() {
            return Optional.ofNullable(mailDue).map(time -> new DueMail(notification.id(), time));
        }

        Parcel with(Notification standing) {
            return new Parcel(standing, isAlert, mailDue);
        }
    }

    /// For those who want news of this type. One call of Redis, and at most two of DynamoDB.
    ///
    /// @throws io.lettuce.core.RedisException when Redis is away
    List<Parcel> parcels(News news, Collection<UserId> people) {
        var settings = preferences.ofAll(people);
        settings.values().removeIf(theirs -> !theirs.preferences().types().contains(news.type()));
        var online = settings.isEmpty() ? Set.<UserId>of() : whereabouts.online(news.workspace(), settings.keySet());
        var now = clock.instant();
        return settings.entrySet().stream()
                .map(entry -> parcel(news, entry, online.contains(entry.getKey()), now))
                .toList();
    }

    private Parcel parcel(News news, Map.Entry<UserId, Settings> theirs, boolean isOnline, Instant now) {
        var settings = theirs.getValue();
        var wanted = settings.preferences();
        var isQuiet = settings.isQuiet(now);
        // Who is there sees it, unless they are not to be disturbed.
        var isSeen = isOnline && !isQuiet && wanted.email() == EmailFrequency.IMMEDIATELY;
        var due = isSeen
                ? Optional.<Instant>empty()
                : wanted.emailDue(news.type(), now, settings.zone(), properties.emailDelay());
        return new Parcel(Notification.unread(news.cause().idFor(theirs.getKey()), news), !isQuiet, due.orElse(null));
    }
}
