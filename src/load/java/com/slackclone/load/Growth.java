package com.slackclone.load;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Measures a program with more and more subscribers.
final class Growth {

    /// For what ends or begins in the background.
    private static final Duration QUIET = Duration.ofMillis(500);

    /// What has never run yet is slow, and is not to be overrun.
    private static final int FEW = 10;

    private static final Duration FIRST = Duration.ofSeconds(2);

    private static final int MOST_ROUNDS = 10;
    private static final double SETTLED = 0.95;

    private Growth() {}

    static Series measure(Program program, Options options) throws IOException, InterruptedException {
        warmUp(program, options);
        var empty = program.jvm().liveHeap();
        var points = new ArrayList<Series.Point>();
        try (var subscribers = program.subscribers()) {
            var meter = new Meter(program.jvm(), subscribers, program.publisher());
            for (var size : options.sizes()) {
                var start = System.nanoTime();
                subscribers.growTo(size);
                var openSeconds = (System.nanoTime() - start) / 1e9;
                Thread.sleep(QUIET);
                var heap = (double) (program.jvm().liveHeap() - empty) / size;
                var point = new Series.Point(meter.measure(options.load(size)), heap, openSeconds);
                Log.say(program.name(), point.measurement(), "heap %.1f KB".formatted(heap / 1_024));
                points.add(point);
            }
        }
        return new Series(program.name(), List.copyOf(points));
    }

    /// The compiler is to be done before anything counts: warms up until a round costs about what the one before did.
    static void warmUp(Program program, Options options) throws IOException, InterruptedException {
        try (var subscribers = program.subscribers()) {
            var meter = new Meter(program.jvm(), subscribers, program.publisher());
            subscribers.growTo(FEW);
            meter.measure(Load.of(Math.min(FEW, options.load(FEW).rate()), FIRST));
            subscribers.growTo(options.warmUpSubscribers());
            settle(meter, options.warmUpLoad());
        }
        Thread.sleep(QUIET);
    }

    static void settle(Meter meter, Load load) throws IOException, InterruptedException {
        var before = Double.MAX_VALUE;
        for (var i = 0; i < MOST_ROUNDS; i++) {
            var now = meter.measure(load).cpuMicros();
            if (now > SETTLED * before) {
                return;
            }
            before = now;
        }
    }
}
