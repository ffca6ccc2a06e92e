package com.slackclone.demo;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

/// When the script's days are: its last is the last working day before today. So all of it is past, and little of
/// it is old, whenever it is planted.
record WorkingDays(List<LocalDate> dates, ZoneId zone) {

    static final int COUNT = 10;

    static WorkingDays before(LocalDate today, ZoneId zone) {
        var dates = Stream.iterate(today.minusDays(1), date -> date.minusDays(1))
                .filter(WorkingDays::isWorkingDay)
                .limit(COUNT)
                .toList();
        return new WorkingDays(dates.reversed(), zone);
    }

    private static boolean isWorkingDay(LocalDate date) {
        return date.getDayOfWeek() != DayOfWeek.SATURDAY && date.getDayOfWeek() != DayOfWeek.SUNDAY;
    }

    Instant instant(Moment moment) {
        var day = moment.day();
        var date = day > 0 ? dates.get(day - 1) : dates.getFirst().minusDays(1L - day);
        return date.atTime(moment.time()).atZone(zone).toInstant();
    }
}
