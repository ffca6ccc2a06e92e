package com.slackclone.load.gatling;

import java.time.Duration;

/// How many people there are, and for how long.
///
/// @param users who are there at the same time, each somebody else
/// @param steady how long all of them are there, which is what is measured
record Scale(int users, Duration steady) {

    private static final Scale PUBLISHED = new Scale(1_000, Duration.ofSeconds(60));

    /// In which they come, one after the other.
    static final Duration RAMP_UP = Duration.ofSeconds(20);

    /// For how long somebody thinks between two requests: anything between the two, 10 seconds on average.
    static final Duration SHORTEST_THOUGHT = Duration.ofSeconds(5);

    static final Duration LONGEST_THOUGHT = Duration.ofSeconds(15);

    Scale {
        if (users < 2 || steady.isZero() || steady.isNegative()) {
            throw new IllegalArgumentException("Two users and a second are the least");
        }
    }

    /// From the system properties `load.users` and `load.seconds`.
    static Scale ofSystem() {
        return new Scale(
                Integer.getInteger("load.users", PUBLISHED.users),
                Duration.ofSeconds(Integer.getInteger("load.seconds", (int) PUBLISHED.steady.toSeconds())));
    }

    /// Whether the results go into `docs`, not only to standard output.
    boolean isPublished() {
        return equals(PUBLISHED);
    }
}
