package com.slackclone.realtime.transport;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import org.eclipse.jetty.util.IteratingCallback;
import org.eclipse.jetty.websocket.core.CloseStatus;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.OpCode;
import org.jspecify.annotations.Nullable;

/// Writes to one socket: in order, one frame at a time, never waiting. What the peer has not read yet stays in a
/// queue that is bounded in bytes.
///
/// May be called by any thread, also while it writes.
final class SocketWriter extends IteratingCallback {

    /// @param size as long as it waits; the frame's payload is used up by writing it
    private record Outgoing(Frame frame, int size, Budget budget) {}

    /// How much of something may wait. One message more is taken when none waits, however large it is.
    private static final class Budget {

        private final int limit;
        private int used;

        Budget(int limit) {
            this.limit = limit;
        }

        boolean take(int size) {
            if (used > 0 && used + size > limit) {
                return false;
            }
            used += size;
            return true;
        }
    }

    /// A header and an object: many small frames are not free.
    private static final int OVERHEAD = 32;

    private final CoreSession session;
    private final Executor threads;
    private final Budget events;
    private final Budget answers;
    private final Deque<Outgoing> queue = new ArrayDeque<>(4);
    private final List<Runnable> waiting = new ArrayList<>(0);
    private @Nullable Outgoing current;
    private boolean isClosing;

    /// @param maxEvents how many bytes of events may wait: what the server has to say
    /// @param maxAnswers how many bytes of answers may wait: what the client itself asked for
    /// @param threads that tasks run on which had to wait for room
    SocketWriter(CoreSession session, int maxEvents, int maxAnswers, Executor threads) {
        this.session = session;
        this.events = new Budget(maxEvents);
        this.answers = new Budget(maxAnswers);
        this.threads = threads;
    }

    boolean offer(String event) {
        return offer(ByteBuffer.wrap(event.getBytes(StandardCharsets.UTF_8)));
    }

    /// @param event UTF-8; it may be shared with other writers, its position and limit are left alone
    /// @return false if too much waits already; the event is not sent then, and the socket should be closed
    boolean offer(ByteBuffer event) {
        return offer(new Frame(OpCode.TEXT, event.slice()), events, false);
    }

    /// As [#offer(ByteBuffer)], for a message that the client has asked for.
    boolean answer(ByteBuffer text) {
        return offer(new Frame(OpCode.TEXT, text.slice()), answers, false);
    }

    /// Goes ahead of what waits.
    boolean ping() {
        return offer(new Frame(OpCode.PING), answers, true);
    }

    /// Goes ahead of what waits.
    boolean pong(ByteBuffer payload) {
        return offer(new Frame(OpCode.PONG, payload), answers, true);
    }

    private boolean offer(Frame frame, Budget budget, boolean isUrgent) {
        synchronized (this) {
            if (isClosing) {
                return true;
            }
            var outgoing = new Outgoing(frame, frame.getPayloadLength() + OVERHEAD, budget);
            if (!budget.take(outgoing.size())) {
                return false;
            }
            if (isUrgent) {
                queue.addFirst(outgoing);
            } else {
                queue.addLast(outgoing);
            }
        }
        iterate();
        return true;
    }

    /// Runs the task when there is room for events: now on this thread, or later on one of its own. Not
    /// at all once the socket closes.
    void whenRoom(Runnable task) {
        synchronized (this) {
            if (isClosing) {
                return;
            }
            if (!hasRoom()) {
                waiting.add(task);
                return;
            }
        }
        task.run();
    }

    private boolean hasRoom() {
        return events.used < events.limit / 2;
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
                queue.clear();
            }
            queue.addLast(new Outgoing(status.toFrame(), 0, answers));
        }
        iterate();
    }

    @Override
    protected Action process() {
        Outgoing next;
        synchronized (this) {
            next = queue.poll();
            current = next;
        }
        if (next == null) {
            return Action.IDLE;
        }
        session.sendFrame(next.frame(), this, false);
        return Action.SCHEDULED;
    }

    @Override
    protected void onSuccess() {
        List<Runnable> tasks = List.of();
        synchronized (this) {
            if (current != null) {
                current.budget().used -= current.size();
                current = null;
            }
            if (!waiting.isEmpty() && hasRoom()) {
                tasks = List.copyOf(waiting);
                waiting.clear();
            }
        }
        tasks.forEach(threads::execute);
    }

    @Override
    protected synchronized void onCompleteFailure(Throwable cause) {
        isClosing = true;
        queue.clear();
        waiting.clear();
    }
}
