package com.slackclone.realtime.sharing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// An event as a group gets it.
public final class Rendering {

    private static final Logger log = LoggerFactory.getLogger(Rendering.class);

    private final Object event;
    private final CompletableFuture<byte[]> payload;
    private final Map<Executor, Batch> batches = new HashMap<>(4);

    Rendering(Object event, CompletableFuture<byte[]> payload) {
        this.event = event;
        this.payload = payload;
        var _ = payload.whenComplete((_, _) -> runAll());
    }

    /// As the subscriber's own stream brought it.
    public Object event() {
        return event;
    }

    /// Whether it is of this very object: the subscribers of a topic are handed the same one.
    @SuppressWarnings("ReferenceEquality")
    boolean isOf(Object other) {
        return event == other;
    }

    /// The result of the event's execution as JSON, in UTF-8; the same array for all of the group, so not to be written
    /// to. It fails when the event could not be executed.
    public CompletableFuture<byte[]> payload() {
        return payload;
    }

    /// Runs the task on the executor once the payload is there or has failed. A group has many subscribers and few
    /// executors, so the executor is handed all that there is for it at once.
    public void whenDone(Executor executor, Runnable task) {
        Batch batch;
        synchronized (this) {
            batch = batches.computeIfAbsent(executor, Batch::new);
            batch.tasks.add(task);
            if (!payload.isDone()) {
                return;
            }
        }
        batch.start();
    }

    private void runAll() {
        List<Batch> all;
        synchronized (this) {
            all = List.copyOf(batches.values());
        }
        all.forEach(Batch::start);
    }

    private final class Batch implements Runnable {

        private final Executor executor;
        private List<Runnable> tasks = new ArrayList<>();
        private boolean isRunning;

        Batch(Executor executor) {
            this.executor = executor;
        }

        void start() {
            synchronized (Rendering.this) {
                if (isRunning) {
                    return;
                }
                isRunning = true;
            }
            executor.execute(this);
        }

        @Override
        public void run() {
            for (var next = take(); !next.isEmpty(); next = take()) {
                next.forEach(Batch::run);
            }
        }

        private List<Runnable> take() {
            synchronized (Rendering.this) {
                var taken = tasks;
                isRunning = !taken.isEmpty();
                tasks = isRunning ? new ArrayList<>() : tasks;
                return taken;
            }
        }

        /// What goes wrong for one is not to keep the others from theirs.
        private static void run(Runnable task) {
            try {
                task.run();
            } catch (RuntimeException e) {
                log.error("An event could not be handed to a subscriber", e);
            }
        }
    }
}
