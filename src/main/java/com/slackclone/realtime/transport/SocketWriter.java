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
    private record Outgoing(Frame frame, int size) {}

    private static final int OVERHEAD = 32;

    private final CoreSession session;
    private final int limit;
    private final Executor threads;
    private final Deque<Outgoing> queue = new ArrayDeque<>(4);
    private final List<Runnable> waiting = new ArrayList<>(0);
    private @Nullable Outgoing current;
    private int queued;
    private boolean isClosing;

    /// @param limit how many bytes may wait; one message more is taken when nothing waits, however large it is
    SocketWriter(CoreSession session, int limit, Executor threads) {
        this.session = session;
        this.limit = limit;
        this.threads = threads;
    }

    boolean offer(String text) {
        return offer(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }

    /// @param text UTF-8; it may be shared with other writers, its position and limit are left alone
    /// @return false if too much waits already; the message is not sent then, and the socket should be closed
    boolean offer(ByteBuffer text) {
        return offer(new Frame(OpCode.TEXT, text.slice()), false);
    }

    /// Goes ahead of what waits.
    boolean ping() {
        return offer(new Frame(OpCode.PING), true);
    }

    /// Goes ahead of what waits.
    boolean pong(ByteBuffer payload) {
        return offer(new Frame(OpCode.PONG, payload), true);
    }

    private boolean offer(Frame frame, boolean isUrgent) {
        synchronized (this) {
            if (isClosing) {
                return true;
            }
            var outgoing = outgoing(frame);
            if (queued > 0 && queued + outgoing.size() > limit) {
                return false;
            }
            queued += outgoing.size();
            if (isUrgent) {
                queue.addFirst(outgoing);
            } else {
                queue.addLast(outgoing);
            }
        }
        iterate();
        return true;
    }

    /// Runs the task when less than half of the limit waits: now on this thread, or later on one of its own. Not
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
        return queued < limit / 2;
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
            queue.addLast(outgoing(status.toFrame()));
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
                queued -= current.size();
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

    /// A header and an object are counted too, so that many small frames are not free.
    private static Outgoing outgoing(Frame frame) {
        return new Outgoing(frame, frame.getPayloadLength() + OVERHEAD);
    }
}
