package com.slackclone.realtime.transport;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A thread that writes events to the sockets that are its own. A socket that was silent for a while is written to
/// at once; what comes shortly behind that is gathered, and goes out by one write.
///
/// As an executor it is for what hands events to its sockets: it must not wait.
final class Lane implements Executor {

    private static final Logger log = LoggerFactory.getLogger(Lane.class);

    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final List<SocketWriter> gathering = new ArrayList<>();
    private final long gatherNanos;
    private final Thread thread;
    private volatile boolean isResting;

    /// When those that gather are written to; meaningless if there are none.
    private long due;

    /// @param gatherFor how long what comes in quick succession may be gathered
    Lane(String name, Duration gatherFor) {
        this.gatherNanos = gatherFor.toNanos();
        this.thread = Thread.ofPlatform().daemon().name(name).start(this::run);
    }

    /// Does not wait.
    @Override
    public void execute(Runnable task) {
        tasks.add(task);
        if (isResting) {
            isResting = false;
            LockSupport.unpark(thread);
        }
    }

    /// The writer, one of its own, has something to write. Does not wait.
    void add(SocketWriter writer) {
        if (Thread.currentThread() == thread) {
            take(writer);
        } else {
            execute(() -> take(writer));
        }
    }

    void end() {
        thread.interrupt();
    }

    private void run() {
        while (!Thread.currentThread().isInterrupted()) {
            var task = tasks.poll();
            if (task != null) {
                run(task);
            }
            var now = System.nanoTime();
            writeGathered(now);
            if (task == null) {
                rest(now);
            }
        }
    }

    /// If it is time.
    private void writeGathered(long now) {
        if (!gathering.isEmpty() && now - due >= 0) {
            gathering.forEach(writer -> write(writer, now));
            gathering.clear();
        }
    }

    /// Until there is something to do.
    private void rest(long now) {
        isResting = true;
        if (!tasks.isEmpty()) {
            isResting = false;
        } else if (gathering.isEmpty()) {
            LockSupport.park(this);
        } else {
            LockSupport.parkNanos(this, due - now);
        }
    }

    private static void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            log.error("A task of a fan-out thread failed", e);
        }
    }

    private void take(SocketWriter writer) {
        var now = System.nanoTime();
        writeGathered(now);
        if (writer.wasFlushedWithin(gatherNanos, now)) {
            due = gathering.isEmpty() ? now + gatherNanos : due;
            gathering.add(writer);
        } else {
            write(writer, now);
        }
    }

    private static void write(SocketWriter writer, long now) {
        try {
            writer.flush(now);
        } catch (RuntimeException e) {
            log.error("A socket could not be written to", e);
        }
    }
}
