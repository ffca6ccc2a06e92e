package com.slackclone.load;

import com.slackclone.load.client.Subscribers;
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

    private static final int MOST_ROUNDS = 12;

    /// The compiler's share of what a round costs.
    private static final double SETTLED = 0.03;

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
                var heap = (double) (program.jvm().liveHeap() - empty) / size;
                settle(meter, options.warmUpLoad(size));
                var point = new Series.Point(meter.measure(options.load(size)), heap, openSeconds);
                Log.say(program.name(), point.measurement(), "heap %.1f KB".formatted(heap / 1_024));
                points.add(point);
            }
        }
        return new Series(program.name(), List.copyOf(points));
    }

    /// The compiler is to be done before anything counts.
    static void warmUp(Program program, Options options) throws IOException, InterruptedException {
        warmUp(program, program.apart(), FEW, options);
        warmUp(program, program.apart(), options.warmUpDocuments(), options);
        warmUp(program, program.subscribers(), options.warmUpSubscribers(), options);
        Thread.sleep(QUIET);
    }

    private static void warmUp(Program program, Subscribers all, int size, Options options)
            throws IOException, InterruptedException {
        try (var subscribers = all) {
            subscribers.growTo(size);
            settle(new Meter(program.jvm(), subscribers, program.publisher()), options.warmUpLoad(size));
        }
    }

    /// Warms up until the compiler has next to nothing to do any more.
    static void settle(Meter meter, Load load) throws IOException, InterruptedException {
        for (var i = 0; i < MOST_ROUNDS; i++) {
            var before = meter.jvm().compiling();
            var cpu = meter.measure(load).cpu();
            var compiling = meter.jvm().compiling().minus(before);
            if (compiling.toNanos() < SETTLED * cpu.toNanos()) {
                return;
            }
        }
        Log.say("The compiler is still at work");
    }
}
