package com.slackclone.load;

/// What the bench prints while it runs.
final class Log {

    private static final long START = System.nanoTime();

    private Log() {}

    static void say(String text) {
        System.out.printf("%4d s  %s%n", (System.nanoTime() - START) / 1_000_000_000, text);
    }

    static void say(String name, Measurement it, String more) {
        var latencies = it.latencies();
        say("%-28s %5d subscribers  %7.0f/s  %6.2f µs CPU  p50 %.1f p99 %.1f max %.1f ms  %d of %d  %s"
                .formatted(
                        name,
                        it.subscribers(),
                        it.deliveriesPerSecond(),
                        it.cpuMicros(),
                        latencies.p50(),
                        latencies.p99(),
                        latencies.max(),
                        it.delivered(),
                        it.expected(),
                        more));
    }
}
