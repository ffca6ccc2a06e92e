package com.slackclone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class WorkingDaysTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void theLastDayIsTheWorkingDayBefore() {
        assertLast("2026-11-05", "2026-11-04");
        assertLast("2026-11-02", "2026-10-30");
        assertLast("2026-11-01", "2026-10-30");
        assertLast("2026-10-31", "2026-10-30");
    }

    private static void assertLast(String today, String last) {
        var days = WorkingDays.before(LocalDate.parse(today), BERLIN);

        assertThat(days.dates()).hasSize(10).isSorted().last().isEqualTo(LocalDate.parse(last));
    }

    @Test
    void weekendsAreLeftOutBetweenTheDaysButNotBeforeThem() {
        var days = WorkingDays.before(LocalDate.parse("2026-11-05"), BERLIN);

        assertThat(at(days, 1)).isEqualTo("2026-10-22T07:30:00Z");
        assertThat(at(days, 2)).isEqualTo("2026-10-23T07:30:00Z");
        assertThat(at(days, 3)).isEqualTo("2026-10-26T08:30:00Z");
        assertThat(at(days, 0)).isEqualTo("2026-10-21T07:30:00Z");
        assertThat(at(days, -4)).isEqualTo("2026-10-17T07:30:00Z");
    }

    private static Instant at(WorkingDays days, int day) {
        return days.instant(new Moment(day, LocalTime.of(9, 30)));
    }
}
