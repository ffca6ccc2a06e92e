package com.slackclone.realtime.sharing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// An event as a group gets it.
public final class Rendering {

    private static final Logger log = LoggerFactory.getLogger(Rendering.class);

    private final Object event;
    private final CompletableFuture<byte[]> payload;
    private final List<Runnable> waiting = new ArrayList<>();

    Rendering(Object event, CompletableFuture<byte[]> payload) {
        this.event = event;
        this.payload = payload;
        var _ = payload.whenComplete((_, _) -> wake());
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

    /// Runs the task once the payload is there or has failed: now, or on the thread that brings it. Those who wait are
    /// many, so they wait in one list rather than in a stage each.
    public void whenDone(Runnable task) {
        synchronized (this) {
            if (!payload.isDone()) {
                waiting.add(task);
                return;
            }
        }
        task.run();
    }

    private void wake() {
        List<Runnable> tasks;
        synchronized (this) {
            tasks = List.copyOf(waiting);
            waiting.clear();
        }
        tasks.forEach(Rendering::run);
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
