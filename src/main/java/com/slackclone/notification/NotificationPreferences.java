package com.slackclone.notification;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// What somebody wants to be told of, and how.
///
/// @param types of which there are notifications at all
/// @param emailTypes which of these they get mail about
record NotificationPreferences(
        Set<NotificationType> types,
        EmailFrequency email,
        Set<NotificationType> emailTypes,
        DoNotDisturb doNotDisturb) {

    static final NotificationPreferences UNSET = new NotificationPreferences(
            EnumSet.allOf(NotificationType.class),
            EmailFrequency.IMMEDIATELY,
            Set.of(NotificationType.MENTION, NotificationType.DM, NotificationType.THREAD),
            DoNotDisturb.NEVER);

    private static final LocalTime MORNING = LocalTime.of(9, 0);

    NotificationPreferences {
        types = Set.copyOf(types);
        emailTypes = Set.copyOf(emailTypes);
    }

    /// When mail about a notification is due that comes about now; empty for none.
    ///
    /// @param delay of mail that is sent immediately
    Optional<Instant> emailDue(NotificationType type, Instant now, ZoneId zone, Duration delay) {
        if (!emailTypes.contains(type) || type == NotificationType.INVITE) {
            return Optional.empty();
        }
        return switch (email) {
            case IMMEDIATELY -> undisturbed(now.plus(delay), zone);
            case HOURLY -> undisturbed(now.truncatedTo(ChronoUnit.HOURS).plus(Duration.ofHours(1)), zone);
            case DAILY -> undisturbed(nextMorning(now, zone), zone);
            case NEVER -> Optional.empty();
        };
    }

    private Optional<Instant> undisturbed(Instant due, ZoneId zone) {
        return Optional.of(doNotDisturb.endAt(due, zone).orElse(due));
    }

    private static Instant nextMorning(Instant now, ZoneId zone) {
        var today = now.atZone(zone).toLocalDate().atTime(MORNING).atZone(zone);
        return (now.isBefore(today.toInstant()) ? today : today.plusDays(1)).toInstant();
    }
}
