package com.slackclone.realtime.transport;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.CloseStatus;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.FrameHandler;
import org.eclipse.jetty.websocket.core.OpCode;
import org.eclipse.jetty.websocket.core.WebSocketCoreSession;
import org.jspecify.annotations.Nullable;

/// One socket: its frames in and out, its pings, its end. What is said on it is a [Conversation].
///
/// Jetty hands over the frames one after the other; they are read here at once, and whatever may wait happens on
/// a thread of its own. Other threads may send and close at any time.
final class Socket implements FrameHandler, Live {

    private final SocketContext context;
    private final SocketInfo info;
    private final Conversation conversation;
    private final Partial partial = new Partial();
    private final long openedAt = System.nanoTime();
    private volatile @Nullable CoreSession session;
    private volatile @Nullable SocketWriter writer;
    private volatile boolean isClosing;
    private volatile long closingAt;
    private volatile long heardAt = openedAt;
    private volatile long pingedAt = openedAt;
    private volatile boolean isGone;

    Socket(SocketContext context, SocketInfo info) {
        this.context = context;
        this.info = info;
        this.conversation = new Conversation(this, context, info);
    }

    @Override
    public void onOpen(CoreSession opened, Callback callback) {
        session = opened;
        writer = context.writer((WebSocketCoreSession) opened);
        context.sockets().add(this);
        SocketLog.opened(info);
        callback.succeeded();
        opened.demand();
        if (context.sockets().isShuttingDown()) {
            shutDown();
        }
    }

    @Override
    public void onFrame(Frame frame, Callback callback) {
        heardAt = System.nanoTime();
        if (frame.getOpCode() == OpCode.CLOSE) {
            peerCloses(callback);
            return;
        }
        if (!isClosing) {
            read(frame);
        }
        callback.succeeded();
        session().demand();
    }

    /// Jetty answers by itself once the callback has succeeded, so nothing may be on its way then.
    private void peerCloses(Callback callback) {
        closingAt = isClosing ? closingAt : System.nanoTime();
        isClosing = true;
        if (!writer().finish(callback::succeeded, false)) {
            callback.succeeded();
        }
    }

    private void read(Frame frame) {
        switch (frame.getOpCode()) {
            case OpCode.TEXT, OpCode.CONTINUATION -> readText(frame);
            case OpCode.PING -> sent(writer().answerFirst(Frames.pong(frame.getPayload())));
            case OpCode.PONG -> {}
            default -> close(Close.MALFORMED, "Only text is understood");
        }
    }

    private void readText(Frame frame) {
        if (!partial.add(frame.getPayload(), conversation.maxMessage())) {
            close(Close.TOO_LARGE);
        } else if (frame.isFin()) {
            conversation.receive(partial.take());
        }
    }

    /// @return false if the client reads too slowly; the socket is closed then
    boolean send(ByteBuffer event) {
        return sent(writer().offer(event));
    }

    /// As [#send], for a message that the client has asked for.
    boolean answer(ByteBuffer message) {
        return sent(writer().answer(message));
    }

    private boolean sent(boolean isTaken) {
        if (!isTaken) {
            close(Close.TOO_SLOW);
        }
        return isTaken;
    }

    void close(Close why) {
        finish(why, why.status(), false);
    }

    void close(Close why, String detail) {
        finish(why, why.status(detail), false);
    }

    private void finish(Close why, CloseStatus status, boolean afterQueue) {
        if (isClosing) {
            return;
        }
        context.metrics().closed(why);
        closingAt = System.nanoTime();
        isClosing = true;
        var _ = writer().finish(() -> session().sendFrame(status.toFrame(), Callback.NOOP, false), afterQueue);
        context.threads().execute(conversation::stop);
    }

    @Override
    public void endSession() {
        close(Close.FORBIDDEN, "Forbidden: the session has ended");
    }

    /// Answers that wait go out before.
    @Override
    public void shutDown() {
        finish(Close.RESTART, Close.RESTART.status(), true);
    }

    @Override
    public void abort() {
        session().abort();
    }

    @Override
    public void tick(long nanos, Instant now) {
        if (!isClosing) {
            conversation.tick(Duration.ofNanos(nanos - openedAt), now);
        }
        if (isClosing) {
            if (nanos - closingAt > context.properties().closeTimeout().toNanos()) {
                abort();
            }
        } else if (conversation.isReady()) {
            checkPulse(nanos);
        }
    }

    private void checkPulse(long nanos) {
        if (pingedAt - heardAt > 0) {
            if (nanos - pingedAt > context.properties().pongTimeout().toNanos()) {
                close(Close.SILENT);
            }
        } else if (nanos - heardAt > context.properties().pingInterval().toNanos()) {
            pingedAt = nanos;
            sent(writer().answerFirst(Frames.ping()));
        }
    }

    @Override
    public void onError(Throwable cause, Callback callback) {
        SocketLog.failed(info, cause);
        callback.succeeded();
    }

    @Override
    public void onClosed(CloseStatus status, Callback callback) {
        isClosing = true;
        isGone = true;
        context.sockets().remove(this);
        SocketLog.closed(info, status, Duration.ofNanos(System.nanoTime() - openedAt));
        context.threads().execute(() -> conversation.end(status.getCode()));
        callback.succeeded();
    }

    boolean isClosing() {
        return isClosing;
    }

    boolean isGone() {
        return isGone;
    }

    boolean forget(Operation operation) {
        return conversation.forget(operation);
    }

    SocketWriter writer() {
        return Objects.requireNonNull(writer, "The socket is not open yet");
    }

    private CoreSession session() {
        return Objects.requireNonNull(session, "The socket is not open yet");
    }
}
