package com.slackclone.load.client;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;

/// What arrived of the messages of one measurement, and how long each delivery took.
///
/// Written by the thread that receives; read by others once [#await] has returned.
public final class Deliveries {

    private static final int FIRST_CAPACITY = 1 << 16;

    private final int first;
    private final long[] sentAt;
    private int[] micros = new int[FIRST_CAPACITY];
    private String sample = "";
    private volatile int count;

    /// @param first the number of the first message
    /// @param messages how many there may be
    public Deliveries(int first, int messages) {
        this.first = first;
        this.sentAt = new long[messages];
    }

    /// The message is on its way now.
    public void sent(int number) {
        sentAt[number - first] = System.nanoTime();
    }

    void received(int number, long nanos, byte[] frame, int from, int to) {
        var index = number - first;
        if (index < 0 || index >= sentAt.length) {
            return;
        }
        if (count == 0) {
            sample = new String(frame, from, to - from, StandardCharsets.UTF_8);
        }
        var position = count;
        if (position == micros.length) {
            micros = Arrays.copyOf(micros, 2 * micros.length);
        }
        micros[position] = (int) Math.min(Integer.MAX_VALUE, (nanos - sentAt[index]) / 1_000);
        count = position + 1;
    }

    /// The text of the first frame that arrived.
    public String sample() {
        return sample;
    }

    /// How many have arrived so far.
    public int count() {
        return count;
    }

    /// Waits for that many deliveries, at most for so long.
    public void await(long expected, Duration timeout) throws InterruptedException {
        var end = System.nanoTime() + timeout.toNanos();
        while (count < expected && System.nanoTime() - end < 0) {
            Thread.sleep(2);
        }
    }

    public Latencies latencies() {
        return Latencies.of(Arrays.copyOf(micros, count));
    }
}
