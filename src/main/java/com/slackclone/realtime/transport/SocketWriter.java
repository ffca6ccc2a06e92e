package com.slackclone.realtime.transport;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.IteratingCallback;
import org.eclipse.jetty.websocket.core.CloseStatus;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.OpCode;

/// Writes to one socket: in order, never waiting. What the peer has not read yet stays in a queue that is bounded in
/// bytes. All that waits when a write begins goes out by that write.
///
/// Answers are written at once, events by the socket's [Lane]. May be called by any thread, also while it writes.
final class SocketWriter extends IteratingCallback {

    /// @param size as long as it waits; the frame's payload is used up by writing it
    private record Outgoing(Frame frame, int size, Budget budget) {}

    /// A header and an object: many small frames are not free.
    private static final int OVERHEAD = 32;

    /// How many bytes a write begins with at most, but for its last frame.
    private static final int LONGEST_WRITE = 64 * 1024;

    private final CoreSession session;
    private final Lane lane;
    private final Executor threads;
    private final Budget events;
    private final Budget answers;
    private final Deque<Outgoing> queue = new ArrayDeque<>(2);
    private final List<Outgoing> writing = new ArrayList<>(1);
    private final List<Runnable> waiting = new ArrayList<>(0);
    private boolean isWithLane;
    private boolean isClosing;
    private volatile long flushedAt;

    /// @param lane that writes its events
    /// @param events how many bytes of events may wait: what the server has to say
    /// @param answers how many bytes of answers may wait: what the client itself asked for
    /// @param threads that tasks run on which had to wait for room
    SocketWriter(CoreSession session, Lane lane, Budget events, Budget answers, Executor threads) {
        this.session = session;
        this.lane = lane;
        this.events = events;
        this.answers = answers;
        this.threads = threads;
        this.flushedAt = System.nanoTime() - Long.MAX_VALUE / 2;
    }

    /// @param event UTF-8; it may be shared with other writers, its position and limit are left alone
    /// @return false if too much waits already; the event is not sent then, and the socket should be closed
    boolean offer(ByteBuffer event) {
        synchronized (this) {
            if (isClosing) {
                return true;
            }
            if (!add(new Frame(OpCode.TEXT, event.slice()), events, false)) {
                return false;
            }
            if (isWithLane) {
                return true;
            }
            isWithLane = true;
        }
        lane.add(this);
        return true;
    }

    /// As [#offer], for a message that the client has asked for.
    boolean answer(ByteBuffer text) {
        return write(new Frame(OpCode.TEXT, text.slice()), false);
    }

    /// Goes ahead of what waits.
    boolean ping() {
        return write(new Frame(OpCode.PING), true);
    }

    /// Goes ahead of what waits.
    boolean pong(ByteBuffer payload) {
        return write(new Frame(OpCode.PONG, payload), true);
    }

    private boolean write(Frame frame, boolean isUrgent) {
        synchronized (this) {
            if (isClosing) {
                return true;
            }
            if (!add(frame, answers, isUrgent)) {
                return false;
            }
        }
        iterate();
        return true;
    }

    private boolean add(Frame frame, Budget budget, boolean isUrgent) {
        var outgoing = new Outgoing(frame, frame.getPayloadLength() + OVERHEAD, budget);
        if (!budget.take(outgoing.size())) {
            return false;
        }
        if (isUrgent) {
            queue.addFirst(outgoing);
        } else {
            queue.addLast(outgoing);
        }
        return true;
    }

    /// For the lane.
    boolean wasFlushedWithin(long nanos, long now) {
        return now - flushedAt < nanos;
    }

    /// For the lane: writes what waits.
    void flush(long now) {
        flushedAt = now;
        synchronized (this) {
            isWithLane = false;
        }
        iterate();
    }

    /// Runs the task when there is room for events: now on this thread, or later on one of its own. Not
    /// at all once the socket closes.
    void whenRoom(Runnable task) {
        synchronized (this) {
            if (isClosing) {
                return;
            }
            if (!events.isHalfEmpty()) {
                waiting.add(task);
                return;
            }
        }
        task.run();
    }

    /// Closes the socket. Nothing is sent afterwards.
    ///
    /// @param afterQueue whether what waits is sent first, or dropped
    void finish(CloseStatus status, boolean afterQueue) {
        synchronized (this) {
            if (isClosing) {
                return;
            }
            isClosing = true;
            waiting.clear();
            if (!afterQueue) {
                drop();
            }
            queue.addLast(new Outgoing(status.toFrame(), 0, answers));
        }
        iterate();
    }

    @Override
    protected Action process() {
        takeRound();
        if (writing.isEmpty()) {
            return Action.IDLE;
        }
        var last = writing.size() - 1;
        for (var i = 0; i < last; i++) {
            session.sendFrame(writing.get(i).frame(), Callback.NOOP, true);
        }
        session.sendFrame(writing.get(last).frame(), this, false);
        return Action.SCHEDULED;
    }

    private synchronized void takeRound() {
        var bytes = 0;
        while (bytes < LONGEST_WRITE && !queue.isEmpty()) {
            var next = queue.remove();
            writing.add(next);
            bytes += next.size();
        }
    }

    @Override
    protected void onSuccess() {
        List<Runnable> tasks = List.of();
        synchronized (this) {
            writing.forEach(outgoing -> outgoing.budget().giveBack(outgoing.size()));
            writing.clear();
            if (!waiting.isEmpty() && events.isHalfEmpty()) {
                tasks = List.copyOf(waiting);
                waiting.clear();
            }
        }
        tasks.forEach(threads::execute);
    }

    @Override
    protected synchronized void onCompleteFailure(Throwable cause) {
        isClosing = true;
        waiting.clear();
        writing.clear();
        queue.clear();
        events.giveAllBack();
        answers.giveAllBack();
    }

    private void drop() {
        queue.forEach(outgoing -> outgoing.budget().giveBack(outgoing.size()));
        queue.clear();
    }
}
