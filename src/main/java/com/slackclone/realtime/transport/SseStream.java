package com.slackclone.realtime.transport;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.slackclone.platform.error.ApiException;
import com.slackclone.platform.web.ErrorBody;
import com.slackclone.platform.web.Failures;
import com.slackclone.platform.web.Json;
import com.slackclone.realtime.SocketIdentity;
import com.slackclone.realtime.StreamEvent;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.execution.SubscriptionPublisherException;

/// One stream of server-sent events. The request's own virtual thread writes it; what it has not written yet
/// waits in a queue that is bounded in bytes.
///
/// The id of an event is its cursor, by which a client that comes back resumes.
///
/// A stream that is over ends with `complete`. One that is cut off does not, so that its client comes back and
/// resumes: when the node shuts down, or the reader is too slow.
final class SseStream implements Outlet, Live {

    private static final String COMPLETE = "event: complete\ndata:\n\n";
    private static final String COMMENT = ":\n\n";

    private sealed interface Outgoing {

        /// @param payload UTF-8, shared with other streams
        record Event(ByteBuffer payload, String cursor) implements Outgoing {}

        record End(String text) implements Outgoing {}
    }

    private final SocketIdentity identity;
    private final TransportProperties properties;
    private final Thread writing = Thread.currentThread();
    private final BlockingQueue<Outgoing> queue = new LinkedBlockingQueue<>();
    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger queued = new AtomicInteger();
    private final AtomicBoolean isOver = new AtomicBoolean();

    /// On the thread that will write.
    SseStream(SocketIdentity identity, TransportProperties properties) {
        this.identity = identity;
        this.properties = properties;
    }

    SocketIdentity identity() {
        return identity;
    }

    /// Answers an operation that has one result.
    static void once(Map<String, Object> result, HttpServletResponse http) throws IOException {
        open(http);
        write(http, next(result));
        write(http, COMPLETE);
    }

    /// Returns when the stream has ended.
    void writeTo(HttpServletResponse http) throws IOException {
        open(http);
        try {
            while (writeNext(http)) {
                continueWaiting();
            }
        } catch (InterruptedException | InterruptedIOException e) {
            // The stream was cut off.
        }
    }

    /// @return whether more may follow
    private boolean writeNext(HttpServletResponse http) throws IOException, InterruptedException {
        return switch (queue.poll(properties.keepAlive().toMillis(), TimeUnit.MILLISECONDS)) {
            case null -> {
                write(http, COMMENT);
                yield true;
            }
            case Outgoing.Event(var payload, var cursor) -> {
                write(http, (cursor.isEmpty() ? "" : "id: " + cursor + "\n") + next(UTF_8.decode(payload.duplicate())));
                queued.addAndGet(-payload.remaining());
                yield true;
            }
            case Outgoing.End(var text) -> {
                write(http, text);
                yield false;
            }
        };
    }

    private void continueWaiting() {
        while (hasRoom()) {
            var task = waiting.poll();
            if (task == null) {
                return;
            }
            task.run();
        }
    }

    private static void open(HttpServletResponse http) throws IOException {
        http.setStatus(HttpServletResponse.SC_OK);
        http.setContentType("text/event-stream;charset=utf-8");
        // For proxies that would gather events.
        http.setHeader("X-Accel-Buffering", "no");
        http.flushBuffer();
    }

    private static void write(HttpServletResponse http, String text) throws IOException {
        http.getOutputStream().write(text.getBytes(UTF_8));
        http.flushBuffer();
    }

    @Override
    public boolean next(byte[] payload, @Nullable StreamEvent event) {
        var size = queued.addAndGet(payload.length);
        if (size > properties.maxQueue().toBytes() && size > payload.length) {
            abort();
        } else if (!isOver.get()) {
            queue.add(new Outgoing.Event(ByteBuffer.wrap(payload), event == null ? "" : event.cursor()));
        }
        return !isOver.get();
    }

    @Override
    public Executor executor() {
        return Runnable::run;
    }

    @Override
    public void whenRoom(Runnable task) {
        waiting.add(task);
        continueWaiting();
    }

    private boolean hasRoom() {
        return queued.get() < properties.maxQueue().toBytes() / 2;
    }

    @Override
    public void fail(Throwable thrown) {
        if (Operation.isTooSlow(thrown)) {
            abort();
        } else if (thrown instanceof SubscriptionPublisherException resolved) {
            finish(next(resolved.toMap()) + COMPLETE);
        } else {
            finish(next(ErrorBody.of(Failures.refusal(thrown))) + COMPLETE);
        }
    }

    @Override
    public void complete() {
        finish(COMPLETE);
    }

    @Override
    public void endSession() {
        finish(next(ErrorBody.of(ApiException.unauthenticated())) + COMPLETE);
    }

    @Override
    public void shutDown() {
        finish("");
    }

    @Override
    public void abort() {
        finish("");
        writing.interrupt();
    }

    @Override
    public void tick(long nanos, Instant now) {
        if (!now.isBefore(identity.expiresAt())) {
            endSession();
        }
    }

    private void finish(String last) {
        if (isOver.compareAndSet(false, true)) {
            queue.add(new Outgoing.End(last));
        }
    }

    private static String next(Map<String, Object> result) {
        return next(new String(Json.bytes(result), UTF_8));
    }

    private static String next(CharSequence payload) {
        return "event: next\ndata: " + payload + "\n\n";
    }
}
