package com.slackclone.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.slackclone.notification.DoNotDisturb.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NotificationPreferencesTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest(name = "{0} at {2}: {3}")
    @CsvSource({
        "IMMEDIATELY, DM, 2026-06-10T10:20:00Z, 2026-06-10T10:21:00Z",
        "IMMEDIATELY, CHANNEL, 2026-06-10T10:20:00Z,",
        "IMMEDIATELY, INVITE, 2026-06-10T10:20:00Z,",
        "IMMEDIATELY, DM, 2026-06-10T20:20:00Z, 2026-06-11T06:00:00Z",
        "HOURLY, DM, 2026-06-10T10:20:00Z, 2026-06-10T11:00:00Z",
        "HOURLY, DM, 2026-06-10T11:00:00Z, 2026-06-10T12:00:00Z",
        "HOURLY, DM, 2026-06-10T19:20:00Z, 2026-06-11T06:00:00Z",
        "DAILY, DM, 2026-06-10T06:59:00Z, 2026-06-10T07:00:00Z",
        "DAILY, DM, 2026-06-10T07:00:00Z, 2026-06-11T07:00:00Z",
        "DAILY, DM, 2026-03-28T12:00:00Z, 2026-03-29T07:00:00Z",
        "NEVER, DM, 2026-06-10T10:20:00Z,"
    })
    void mailIsDueWhenThePersonWantsIt(
            EmailFrequency email, NotificationType type, Instant now, @Nullable Instant due) {
        var night = new DoNotDisturb(new Schedule(LocalTime.of(22, 0), LocalTime.of(8, 0)), null);
        var preferences = new NotificationPreferences(
                Set.of(NotificationType.values()), email, Set.of(NotificationType.DM, NotificationType.INVITE), night);

        assertThat(preferences
                        .emailDue(type, now, BERLIN, Duration.ofMinutes(1))
                        .orElse(null))
                .isEqualTo(due);
    }
}
