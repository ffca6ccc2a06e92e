package com.slackclone.load;

import java.time.Duration;

/// How much is sent, and for how long.
///
/// @param rate in messages a second
/// @param burst how many are sent at a time
/// @param time of sending
/// @param idle for how long it is watched before what the server does when nothing happens
record Load(double rate, int burst, Duration time, Duration idle) {

    static Load of(double rate, Duration time) {
        return new Load(rate, 1, time, Duration.ofSeconds(2));
    }

    Load inBurstsOf(int size) {
        return new Load(rate, size, time, idle);
    }

    int messages() {
        return Math.max(burst, (int) (rate * time.toMillis() / 1_000));
    }

    /// When a message is due, from the start.
    long nanos(int index) {
        return (long) (index / burst * burst * 1e9 / rate);
    }
}
