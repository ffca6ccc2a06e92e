package com.slackclone.demo;

import java.time.LocalTime;
import java.util.Comparator;

/// A time of the script.
///
/// @param day 1 to 10, the script's working days; 0 and less for calendar days before the first
record Moment(int day, LocalTime time) implements Comparable<Moment> {

    private static final Comparator<Moment> ORDER =
            Comparator.comparingInt(Moment::day).thenComparing(Moment::time);

    /// When people come in.
    static Moment morningOf(int day) {
        return new Moment(day, LocalTime.of(8, 30));
    }

    @Override
    public int compareTo(Moment other) {
        return ORDER.compare(this, other);
    }
}
