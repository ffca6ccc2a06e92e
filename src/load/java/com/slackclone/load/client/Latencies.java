package com.slackclone.load.client;

import java.util.Arrays;

/// How long things took, in milliseconds.
public record Latencies(double p50, double p95, double p99, double max) {

    /// @param micros in any order; it is sorted
    public static Latencies of(int[] micros) {
        Arrays.sort(micros);
        return new Latencies(at(micros, 0.5), at(micros, 0.95), at(micros, 0.99), at(micros, 1));
    }

    private static double at(int[] sorted, double share) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        var index = (int) Math.ceil(share * sorted.length) - 1;
        return sorted[Math.max(0, index)] / 1_000.0;
    }
}
