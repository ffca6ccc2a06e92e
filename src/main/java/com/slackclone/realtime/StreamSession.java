package com.slackclone.realtime;

import com.slackclone.platform.error.ApiException;
import com.slackclone.platform.error.ErrorCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/// One subscriber's stream. It first listens, then reads the history, then merges the two, so that nothing falls
/// between.
final class StreamSession implements LiveScope.Listener {

    private final List<Topic> topics;
    private final LiveTopics live;
    private final EventLog log;
    private final RealtimeProperties properties;
    private final Sinks.Many<StreamEvent> sink;
    private final List<Runnable> early = new ArrayList<>();
    private boolean isOpen;
    private String epoch = "";
    private long offset;

    StreamSession(List<Topic> topics, LiveTopics live, EventLog log, RealtimeProperties properties) {
        this.topics = topics;
        this.live = live;
        this.log = log;
        this.properties = properties;
        this.sink =
                Sinks.many().unicast().onBackpressureBuffer(new ArrayBlockingQueue<>(properties.subscriberBuffer()));
    }

    /// Blocks until the history is read.
    Flux<StreamEvent> open(@Nullable Cursor after) {
        try {
            live.listen(topics, this);
            var now = log.position(topics.getFirst());
            var missed = after == null ? Optional.<List<LoggedEvent>>empty() : missedSince(after, now);
            begin(missed.isPresent() && after != null ? after : now, missed);
        } catch (RuntimeException e) {
            live.leave(topics, this);
            throw e;
        }
        return sink.asFlux().doFinally(_ -> live.leave(topics, this));
    }

    /// What was published behind the cursor, in order; empty if the logs do not reach back to it.
    private Optional<List<LoggedEvent>> missedSince(Cursor after, Cursor now) {
        var isDead = !after.epoch().equals(now.epoch())
                || after.offset() > now.offset()
                || now.time() - after.time() >= properties.historyAge().toSeconds();
        if (isDead) {
            return Optional.empty();
        }
        var missed = new ArrayList<LoggedEvent>();
        for (var topic : topics) {
            var behind = log.readBetween(topic, after, now);
            if (!behind.isEmpty() && behind.getFirst().previous() > after.offset()) {
                return Optional.empty();
            }
            missed.addAll(behind);
        }
        missed.sort(Comparator.comparingLong(LoggedEvent::offset));
        return missed.size() > properties.subscriberBuffer() / 2 ? Optional.empty() : Optional.of(missed);
    }

    private synchronized void begin(Cursor start, Optional<List<LoggedEvent>> missed) {
        epoch = start.epoch();
        offset = start.offset();
        emitOpened(start, missed.isPresent());
        for (var logged : missed.orElse(List.of())) {
            log.decode(logged).ifPresent(event -> emit(logged, event));
        }
        isOpen = true;
        early.forEach(Runnable::run);
        early.clear();
    }

    @Override
    public synchronized void onEvent(LoggedEvent logged, StreamEvent event) {
        whenOpen(() -> emit(logged, event));
    }

    @Override
    public synchronized void onLost(Cursor now) {
        whenOpen(() -> startAnew(now));
    }

    /// What comes while the history is being read waits until that is told.
    private void whenOpen(Runnable action) {
        if (isOpen) {
            action.run();
        } else {
            early.add(action);
        }
    }

    private void startAnew(Cursor now) {
        if (!now.epoch().equals(epoch) || now.offset() > offset) {
            epoch = now.epoch();
            offset = now.offset();
            emitOpened(now, false);
        }
    }

    private void emit(LoggedEvent logged, StreamEvent event) {
        if (!logged.cursor().epoch().equals(epoch)) {
            // What the history was read from is over: Redis has forgotten it in between.
            startAnew(new Cursor(logged.cursor().epoch(), 0, logged.cursor().time()));
        }
        if (logged.offset() > offset) {
            offset = logged.offset();
            emit(event);
        }
    }

    private void emitOpened(Cursor cursor, boolean resumed) {
        var id = "opened." + cursor.text();
        emit(new StreamEvent(id, cursor.text(), Instant.ofEpochSecond(cursor.time()), new StreamOpened(resumed)));
    }

    private void emit(StreamEvent event) {
        if (sink.tryEmitNext(event) == Sinks.EmitResult.FAIL_OVERFLOW) {
            sink.tryEmitError(ApiException.of(ErrorCode.RATE_LIMITED, "The subscriber is too slow; resume by cursor.")
                    .with("retryAfterSeconds", 1));
        }
    }
}
