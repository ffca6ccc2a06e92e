package com.slackclone.load;

import java.util.List;
import java.util.NoSuchElementException;

/// How a program's cost grows with its subscribers.
///
/// @param name of the program
record Series(String name, List<Point> points) {

    /// @param heap live bytes for each subscriber that is subscribed and hears nothing
    /// @param openSeconds how long it took to open those that the point before had not
    record Point(Measurement measurement, double heap, double openSeconds) {

        int subscribers() {
            return measurement.subscribers();
        }
    }

    boolean has(int subscribers) {
        return points.stream().anyMatch(point -> point.subscribers() == subscribers);
    }

    Point at(int subscribers) {
        return points.stream()
                .filter(point -> point.subscribers() == subscribers)
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException(name + " was not measured with " + subscribers));
    }

    String sample() {
        return points.getFirst().measurement().sample();
    }
}
