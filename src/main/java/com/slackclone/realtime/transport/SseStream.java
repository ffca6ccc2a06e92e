package com.slackclone.realtime.transport;

import com.slackclone.platform.error.ApiException;
import com.slackclone.platform.web.ErrorBody;
import com.slackclone.platform.web.Failures;
import com.slackclone.platform.web.Json;
import com.slackclone.realtime.SocketIdentity;
import graphql.ExecutionResult;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.reactivestreams.Subscription;
import org.springframework.graphql.execution.SubscriptionPublisherException;
import reactor.core.publisher.BaseSubscriber;

/// One stream of server-sent events. The request's own virtual thread writes it; what it has not written yet
/// waits in a queue that is bounded in bytes.
///
/// The id of an event is its cursor, by which a client that comes back resumes.
///
/// A stream that is over ends with `complete`. One that is cut off does not, so that its client comes back and
/// resumes: when the node shuts down, or the reader is too slow.
final class SseStream extends BaseSubscriber<ExecutionResult> implements Live {

    private static final int AHEAD = 16;
    private static final String COMPLETE = "event: complete\ndata:\n\n";
    private static final String COMMENT = ":\n\n";

    private record Event(String text, boolean isLast) {}

    private final SocketIdentity identity;
    private final EventCursors cursors;
    private final TransportProperties properties;
    private final Thread writing = Thread.currentThread();
    private final BlockingQueue<Event> queue = new LinkedBlockingQueue<>();
    private final AtomicInteger queued = new AtomicInteger();
    private final AtomicBoolean isOver = new AtomicBoolean();

    /// On the thread that will write.
    SseStream(SocketIdentity identity, EventCursors cursors, TransportProperties properties) {
        this.identity = identity;
        this.cursors = cursors;
        this.properties = properties;
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
                request(1);
            }
        } catch (InterruptedException | InterruptedIOException e) {
            // The stream was cut off.
        }
    }

    private boolean writeNext(HttpServletResponse http) throws IOException, InterruptedException {
        while (true) {
            var event = queue.poll(properties.keepAlive().toMillis(), TimeUnit.MILLISECONDS);
            if (event == null) {
                write(http, COMMENT);
                continue;
            }
            write(http, event.text());
            queued.addAndGet(-event.text().length());
            return !event.isLast();
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
        http.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        http.flushBuffer();
    }

    @Override
    protected void hookOnSubscribe(Subscription subscription) {
        subscription.request(AHEAD);
    }

    @Override
    protected void hookOnNext(ExecutionResult result) {
        var cursor = cursors.take();
        var text = (cursor.isEmpty() ? "" : "id: " + cursor + "\n") + next(result.toSpecification());
        var waiting = queued.addAndGet(text.length());
        if (waiting > properties.maxQueue().toBytes() && waiting > text.length()) {
            abort();
        } else if (!isOver.get()) {
            queue.add(new Event(text, false));
        }
    }

    @Override
    protected void hookOnError(Throwable thrown) {
        if (Operation.isTooSlow(thrown)) {
            abort();
        } else if (thrown instanceof SubscriptionPublisherException resolved) {
            finish(next(resolved.toMap()) + COMPLETE);
        } else {
            finish(next(ErrorBody.of(Failures.refusal(thrown))) + COMPLETE);
        }
    }

    @Override
    protected void hookOnComplete() {
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
            queue.add(new Event(last, true));
        }
    }

    private static String next(Map<String, Object> result) {
        return "event: next\ndata: " + new String(Json.bytes(result), StandardCharsets.UTF_8) + "\n\n";
    }
}
