package com.slackclone.load;

import com.slackclone.load.Outcome.Check;
import com.slackclone.load.Outcome.Row;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/// What else happens to a room than a message now and then.
final class Scenarios {

    private static final int STALLED_OF = 100;
    private static final double STALLED_RATE = 20;
    private static final double STALLED_TARGET = 1.2;
    private static final int LONG = 3_900;

    private static final double FIRST_RATE = 10;
    private static final int DOUBLINGS = 8;
    private static final double SUSTAINED = 0.9;
    private static final Duration STEP = Duration.ofSeconds(4);
    private static final double LATENCY_TARGET = 100;

    private static final int BURST = 10;

    private final Options options;
    private final int size;

    /// @param size how many subscribers
    Scenarios(Options options, int size) {
        this.options = options;
        this.size = size;
    }

    /// Messages come ten at a time, so that there is something to gather into one write.
    Outcome burst(Program program) throws IOException, InterruptedException {
        try (var subscribers = program.subscribers()) {
            subscribers.growTo(size);
            var load = options.load(size).inBurstsOf(BURST);
            var meter = new Meter(program.jvm(), subscribers, program.publisher());
            return new Outcome(List.of(row(program.name(), meter.measure(load))), List.of());
        }
    }

    /// One in a hundred stops reading. The messages are long, so that what waits for them passes every bound.
    Outcome stalled(Room room) throws IOException, InterruptedException {
        var program = room.withContentOf(LONG);
        var readers = size / 2;
        try (var subscribers = program.subscribers()) {
            subscribers.growTo(readers - readers / STALLED_OF);
            var stall = subscribers.addStallable(readers / STALLED_OF);
            var meter = new Meter(program.jvm(), subscribers, program.publisher());
            // Twice as long: with few messages a single slow mutation would be the p99.
            var load = Load.of(STALLED_RATE, options.time().multipliedBy(2));
            Growth.settle(meter, Load.of(STALLED_RATE, options.warmUp()));
            var before = row("long messages, all read", meter.measure(load));
            stall.run();
            var after = row("long messages, 1 in 100 stalled", meter.measure(load, readers - readers / STALLED_OF));
            var ratio = p99(after) / p99(before);
            return new Outcome(
                    List.of(before, after),
                    List.of(Check.atMost(
                            STALLED_TARGET, "1 in 100 stalled: p99 of the others at most 1.2 times", ratio, "")));
        }
    }

    /// The rate is doubled until it is not kept any more.
    Outcome saturation(Room room) throws IOException, InterruptedException {
        var highest = FIRST_RATE;
        for (var i = 0; i < DOUBLINGS && isSustained(room, highest * 2); i++) {
            highest *= 2;
        }
        try (var subscribers = room.subscribers()) {
            subscribers.growTo(size);
            var meter = new Meter(room.jvm(), subscribers, room.publisher());
            var half = row(
                    "half of the highest rate (%.0f/s)".formatted(highest),
                    meter.measure(Load.of(highest / 2, options.time())));
            return new Outcome(
                    List.of(half),
                    List.of(Check.atMost(
                            LATENCY_TARGET, "p99 at half of the highest rate at most 100 ms", p99(half), " ms")));
        }
    }

    private boolean isSustained(Room room, double rate) throws InterruptedException {
        try (var subscribers = room.subscribers()) {
            subscribers.growTo(size);
            var measurement = new Meter(room.jvm(), subscribers, room.publisher()).measure(Load.of(rate, STEP));
            row("%.0f messages/s".formatted(rate), measurement);
            return measurement.isComplete() && measurement.deliveriesPerSecond() > SUSTAINED * rate * size;
        } catch (IOException e) {
            Log.say("%.0f messages/s are too many: %s".formatted(rate, e.getMessage()));
            return false;
        }
    }

    private static double p99(Row row) {
        return row.measurement().latencies().p99();
    }

    static Row row(String name, Measurement measurement) {
        Log.say(name, measurement, "");
        return new Row(name, measurement);
    }
}
