package com.slackclone.notification;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// When somebody is not to be disturbed.
///
/// @param schedule each day; null for none
/// @param pausedUntil null, or past, where nothing is paused
record DoNotDisturb(@Nullable Schedule schedule, @Nullable Instant pausedUntil) {

    static final DoNotDisturb NEVER = new DoNotDisturb(null, null);

    /// By the clocks where the person is. If it ends before it starts, it goes on over midnight.
    record Schedule(LocalTime from, LocalTime to) {

        /// When it ends, if it goes on at that time. A start or an end that the clocks leave out is as much later as
        /// they are put forward; of one that they show twice the first counts.
        private Optional<Instant> endAt(Instant now, ZoneId zone) {
            var today = now.atZone(zone).toLocalDate();
            return Stream.of(today.minusDays(1), today)
                    .filter(day -> !now.isBefore(instant(day, from, zone)) && now.isBefore(end(day, zone)))
                    .map(day -> end(day, zone))
                    .findFirst();
        }

        private Instant end(LocalDate day, ZoneId zone) {
            return instant(to.isAfter(from) ? day : day.plusDays(1), to, zone);
        }

        private static Instant instant(LocalDate day, LocalTime time, ZoneId zone) {
            return day.atTime(time).atZone(zone).toInstant();
        }
    }

    /// When the person may be disturbed again; empty if they may be at that time.
    Optional<Instant> endAt(Instant now, ZoneId zone) {
        var end = now;
        // What is paused may end within the schedule, and the schedule within what is paused.
        for (var next = oneEndAt(end, zone); next.isPresent(); next = oneEndAt(end, zone)) {
            end = next.get();
        }
        return end.equals(now) ? Optional.empty() : Optional.of(end);
    }

    private Optional<Instant> oneEndAt(Instant time, ZoneId zone) {
        return pausedUntil != null && time.isBefore(pausedUntil)
                ? Optional.of(pausedUntil)
                : Optional.ofNullable(schedule).flatMap(each -> each.endAt(time, zone));
    }
}
