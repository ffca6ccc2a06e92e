package com.slackclone.pipeline;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Runs tasks on virtual threads: those of one key one after the other, in the order in which they came.
final class Lanes {

    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("changes-", 0).factory());

    /// For each key that somebody works for: what waits behind that.
    private final Map<String, Queue<Runnable>> lanes = new HashMap<>();

    /// @param task does not throw
    void run(String key, Runnable task) {
        synchronized (lanes) {
            var lane = lanes.get(key);
            if (lane != null) {
                lane.add(task);
                return;
            }
            lanes.put(key, new ArrayDeque<>(List.of(task)));
        }
        threads.execute(() -> work(key));
    }

    private void work(String key) {
        for (var task = next(key); task != null; task = next(key)) {
            task.run();
        }
    }

    private @Nullable Runnable next(String key) {
        synchronized (lanes) {
            var lane = lanes.get(key);
            var task = lane == null ? null : lane.poll();
            if (task == null) {
                lanes.remove(key);
            }
            return task;
        }
    }

    /// Waits until all is done, and takes no more. What is not done in time is interrupted.
    void close(Duration timeout) throws InterruptedException {
        threads.shutdown();
        if (!threads.awaitTermination(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
            threads.shutdownNow();
        }
    }
}
