package com.slackclone.realtime.transport;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A thread that writes events to the sockets that are its own. A socket that was silent for a while is written to
/// at once; what comes shortly behind that is gathered, and goes out by one write.
final class Lane {

    private static final Logger log = LoggerFactory.getLogger(Lane.class);

    private final Queue<SocketWriter> waiting = new ConcurrentLinkedQueue<>();
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

    /// The writer has something to write. Does not wait.
    void add(SocketWriter writer) {
        waiting.add(writer);
        if (isResting) {
            isResting = false;
            LockSupport.unpark(thread);
        }
    }

    void end() {
        thread.interrupt();
    }

    private void run() {
        while (!Thread.currentThread().isInterrupted()) {
            var writer = waiting.poll();
            var now = System.nanoTime();
            if (writer != null) {
                take(writer, now);
            }
            if (!gathering.isEmpty() && now - due >= 0) {
                gathering.forEach(gathered -> write(gathered, now));
                gathering.clear();
            }
            if (writer == null) {
                rest(now);
            }
        }
    }

    /// Until there is something to do.
    private void rest(long now) {
        isResting = true;
        if (!waiting.isEmpty()) {
            isResting = false;
        } else if (gathering.isEmpty()) {
            LockSupport.park(this);
        } else {
            LockSupport.parkNanos(this, due - now);
        }
    }

    private void take(SocketWriter writer, long now) {
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
