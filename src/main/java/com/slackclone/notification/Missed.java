package com.slackclone.notification;

import com.slackclone.account.UserId;
import com.slackclone.notification.DueMailTable.DueMail;
import com.slackclone.notification.Preferences.Settings;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/// What of it that somebody was told they have missed: it is unread, they may see what it is about, and they want
/// mail of it. One who wants mail at once, and is there to see it anyway, has missed nothing.
@Component
class Missed {

    /// A notification, and how it reads.
    record Line(Notification notification, Shown shown) {}

    private final NotificationTable notifications;
    private final NotificationViews views;
    private final Preferences preferences;
    private final Whereabouts whereabouts;
    private final Clock clock;

    Missed(
            NotificationTable notifications,
            NotificationViews views,
            Preferences preferences,
            Whereabouts whereabouts,
            Clock clock) {
        this.notifications = notifications;
        this.views = views;
        this.preferences = preferences;
        this.whereabouts = whereabouts;
        this.clock = clock;
    }

    Settings settings(UserId user) {
        return preferences.of(user);
    }

    /// @param group of one person, in the order of time
    List<Line> of(Settings settings, List<DueMail> group) {
        var wanted = settings.preferences();
        if (wanted.email() == EmailFrequency.NEVER) {
            return List.of();
        }
        var now = clock.instant();
        var unread = notifications
                .findAll(group.stream().map(DueMail::notification).toList())
                .stream()
                .filter(one -> !one.isRead() && !one.isExpired(now))
                .filter(one -> wanted.emailTypes().contains(one.type()))
                .filter(one -> !isSeen(wanted, one))
                .toList();
        Map<Notification, Shown> shown = unread.isEmpty() ? Map.of() : views.of(unread);
        return unread.stream()
                .map(one -> new Line(one, shown.getOrDefault(one, Shown.HIDDEN)))
                .filter(line -> line.shown().link() != null)
                .toList();
    }

    private boolean isSeen(NotificationPreferences wanted, Notification one) {
        return wanted.email() == EmailFrequency.IMMEDIATELY
                && !whereabouts.online(one.workspace(), Set.of(one.id().user())).isEmpty();
    }
}
