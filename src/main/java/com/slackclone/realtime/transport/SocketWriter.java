package com.slackclone.realtime.transport;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.util.IteratingCallback;
import org.jspecify.annotations.Nullable;

/// Writes to one socket: in order, never waiting. What the peer has not read yet stays in a queue that is bounded in
/// bytes. All that waits when a write begins goes out by that write.
///
/// Answers are written at once, events by the socket's [Lane]. May be called by any thread, also while it writes.
///
/// The frames are complete when they come, and go to the connection as they are: Jetty's own way of sending, with a
/// queue and a generator of headers, would cost as much as the rest of a delivery. So nothing else may be written
/// to the connection before [#finish] has run its task.
final class SocketWriter extends IteratingCallback {

    /// @param endPoint that nobody else writes to
    /// @param onFailure is told why nothing can be written any more
    record Connection(EndPoint endPoint, Consumer<Throwable> onFailure) {}

    /// @param size as long as it waits; the frame is used up by writing it
    private record Outgoing(ByteBuffer frame, int size, Budget budget) {}

    /// An object: many small frames are not free.
    private static final int OVERHEAD = 32;

    /// How many bytes a write begins with at most, but for its last frame.
    private static final int LONGEST_WRITE = 64 * 1024;

    private final Connection connection;
    private final Lane lane;
    private final Executor threads;
    private final Budget events;
    private final Budget answers;
    private final Deque<Outgoing> queue = new ArrayDeque<>(2);
    private final List<Outgoing> writing = new ArrayList<>(1);
    private final List<Runnable> waiting = new ArrayList<>(0);
    private boolean isWithLane;
    private boolean isClosing;
    private @Nullable Runnable ending;
    private volatile long flushedAt;

    /// @param lane that writes its events
    /// @param events how many bytes of events may wait: what the server has to say
    /// @param answers how many bytes of answers may wait: what the client itself asked for
    /// @param threads that tasks run on which had to wait for room
    SocketWriter(Connection connection, Lane lane, Budget events, Budget answers, Executor threads) {
        this.connection = connection;
        this.lane = lane;
        this.events = events;
        this.answers = answers;
        this.threads = threads;
        this.flushedAt = System.nanoTime() - Long.MAX_VALUE / 2;
    }

    /// @param event a frame
    /// @return false if too much waits already; the event is not sent then, and the socket should be closed
    boolean offer(ByteBuffer event) {
        synchronized (this) {
            if (isClosing) {
                return true;
            }
            if (!add(event, events, false)) {
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

    /// As [#offer], for a frame that the client has asked for.
    boolean answer(ByteBuffer frame) {
        return write(frame, false);
    }

    /// As [#answer], for a frame that goes ahead of what waits.
    boolean answerFirst(ByteBuffer frame) {
        return write(frame, true);
    }

    private boolean write(ByteBuffer frame, boolean isUrgent) {
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

    private boolean add(ByteBuffer frame, Budget budget, boolean isUrgent) {
        var outgoing = new Outgoing(frame, frame.remaining() + OVERHEAD, budget);
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

    Lane lane() {
        return lane;
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

    /// Takes nothing more, and runs the task once nothing is being written: when it may be written past this.
    ///
    /// @param afterQueue whether what waits is sent first, or dropped
    /// @return false if it takes nothing already; the task is not run then
    boolean finish(Runnable task, boolean afterQueue) {
        synchronized (this) {
            if (isClosing) {
                return false;
            }
            isClosing = true;
            waiting.clear();
            if (!afterQueue) {
                drop();
            }
            ending = task;
        }
        iterate();
        return true;
    }

    @Override
    protected Action process() {
        takeRound();
        if (writing.isEmpty()) {
            end();
            return Action.IDLE;
        }
        connection.endPoint().write(this, frames());
        return Action.SCHEDULED;
    }

    private ByteBuffer[] frames() {
        var frames = new ByteBuffer[writing.size()];
        for (var i = 0; i < frames.length; i++) {
            frames[i] = writing.get(i).frame();
        }
        return frames;
    }

    private void end() {
        Runnable task;
        synchronized (this) {
            task = ending;
            ending = null;
        }
        if (task != null) {
            task.run();
        }
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
    protected void onCompleteFailure(Throwable cause) {
        synchronized (this) {
            isClosing = true;
            waiting.clear();
            writing.clear();
            queue.clear();
            events.giveAllBack();
            answers.giveAllBack();
        }
        connection.onFailure().accept(cause);
        end();
    }

    private void drop() {
        queue.forEach(outgoing -> outgoing.budget().giveBack(outgoing.size()));
        queue.clear();
    }
}
