package com.slackclone.load;

import com.slackclone.load.client.Latencies;
import java.time.Duration;

/// What was seen of one program under one load.
///
/// @param expected deliveries
/// @param delivered how many there were
/// @param time from the first message's sending to the last delivery
/// @param cpu what the program used in this time
/// @param idle the share of one processor that it uses when nothing happens
/// @param latencies from a message's sending to its arrival at each subscriber
/// @param sample a frame's text
record Measurement(
        int subscribers,
        int messages,
        long expected,
        int delivered,
        Duration time,
        Duration cpu,
        double idle,
        Latencies latencies,
        String sample) {

    /// Microseconds of CPU for each delivery, less what the program uses when it is idle.
    double cpuMicros() {
        return (cpu.toNanos() - idle * time.toNanos()) / 1_000 / delivered;
    }

    double messagesPerSecond() {
        return messages * 1e9 / time.toNanos();
    }

    double deliveriesPerSecond() {
        return delivered * 1e9 / time.toNanos();
    }

    boolean isComplete() {
        return delivered == expected;
    }
}
