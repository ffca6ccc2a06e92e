package com.slackclone.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.slackclone.notification.DoNotDisturb.Schedule;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoNotDisturbTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    /// 2026-03-29 the clocks go from 2 to 3, 2026-10-25 from 3 to 2.
    @ParameterizedTest(name = "{0} to {1} at {2} ends {3}")
    @CsvSource({
        "12:00, 14:00, 2026-06-10T11:59:59Z, 2026-06-10T12:00:00Z",
        "12:00, 14:00, 2026-06-10T10:00:00Z, 2026-06-10T12:00:00Z",
        "12:00, 14:00, 2026-06-10T09:59:59Z,",
        "12:00, 14:00, 2026-06-10T12:00:00Z,",
        "22:00, 08:00, 2026-06-10T20:00:00Z, 2026-06-11T06:00:00Z",
        "22:00, 08:00, 2026-06-11T05:59:59Z, 2026-06-11T06:00:00Z",
        "22:00, 08:00, 2026-06-11T06:00:00Z,",
        // The night in which an hour is missing, and that in which one comes twice.
        "22:00, 08:00, 2026-03-28T21:00:00Z, 2026-03-29T06:00:00Z",
        "22:00, 08:00, 2026-10-24T20:00:00Z, 2026-10-25T07:00:00Z",
        // An end that is left out is an hour later; of one that comes twice the first counts.
        "22:00, 02:30, 2026-03-29T01:15:00Z, 2026-03-29T01:30:00Z",
        "22:00, 02:30, 2026-10-25T00:15:00Z, 2026-10-25T00:30:00Z",
        "22:00, 02:30, 2026-10-25T01:15:00Z,",
        "02:15, 05:00, 2026-03-29T01:10:00Z,",
        "02:15, 05:00, 2026-03-29T01:15:00Z, 2026-03-29T03:00:00Z"
    })
    void aScheduleGoesByTheClocksOfThePerson(LocalTime from, LocalTime to, Instant now, @Nullable Instant end) {
        var schedule = new DoNotDisturb(new Schedule(from, to), null);

        assertThat(schedule.endAt(now, BERLIN).orElse(null)).isEqualTo(end);
    }

    @ParameterizedTest(name = "paused until {0} at {1} ends {2}")
    @CsvSource({
        "2026-06-10T12:00, 2026-06-10T11:00, 2026-06-10T12:00",
        "2026-06-10T12:00, 2026-06-10T12:00,",
        // Into the night, and out of it.
        "2026-06-10T23:00, 2026-06-10T21:00, 2026-06-11T08:00",
        "2026-06-11T10:00, 2026-06-10T23:00, 2026-06-11T10:00"
    })
    void aPauseAndAScheduleGoTogether(LocalDateTime until, LocalDateTime now, @Nullable LocalDateTime end) {
        var both = new DoNotDisturb(new Schedule(LocalTime.of(22, 0), LocalTime.of(8, 0)), at(until));

        assertThat(both.endAt(at(now), BERLIN).orElse(null)).isEqualTo(end == null ? null : at(end));
    }

    private static Instant at(LocalDateTime time) {
        return time.atZone(BERLIN).toInstant();
    }
}
