package com.slackclone.realtime;

import com.slackclone.platform.error.ApiException;
import com.slackclone.realtime.SignalStreams.Source;
import java.util.concurrent.ArrayBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/// One subscriber's stream of signals.
final class SignalSession<T> implements Follower {

    private static final Logger logger = LoggerFactory.getLogger(SignalSession.class);

    private final Source<T> source;
    private final Sinks.Many<T> sink;

    private @Nullable Runnable ending;
    private boolean isChecking;
    private boolean isOutdated;
    private boolean isOver;

    SignalSession(Source<T> source, int buffer) {
        this.source = source;
        this.sink = Sinks.many().unicast().onBackpressureBuffer(new ArrayBlockingQueue<>(buffer));
    }

    @Override
    public String viewer() {
        return source.viewer();
    }

    /// May block.
    Flux<T> begin() {
        var telling = source.begin(this::tell);
        synchronized (this) {
            if (!isOver) {
                ending = telling;
                return sink.asFlux();
            }
        }
        telling.run();
        return sink.asFlux();
    }

    private void tell(T told) {
        synchronized (this) {
            if (isOver || sink.tryEmitNext(told) != Sinks.EmitResult.FAIL_OVERFLOW) {
                return;
            }
        }
        fail(StreamSession.tooSlow());
    }

    @Override
    public synchronized void recheck() {
        isOutdated = true;
        if (!isChecking && !isOver) {
            isChecking = true;
            Thread.ofVirtual().name("signals-recheck").start(this::check);
        }
    }

    private void check() {
        while (isDue()) {
            try {
                source.check();
            } catch (RuntimeException e) {
                fail(e);
            }
        }
    }

    private synchronized boolean isDue() {
        isChecking = isOutdated && !isOver;
        isOutdated = false;
        return isChecking;
    }

    private void fail(RuntimeException reason) {
        if (!(reason instanceof ApiException)) {
            logger.warn("A stream can't follow its viewer's rights", reason);
        }
        synchronized (this) {
            sink.tryEmitError(reason);
        }
        end();
    }

    /// The stream has ended. May be called more than once.
    void end() {
        Runnable last;
        synchronized (this) {
            last = ending;
            ending = null;
            isOver = true;
        }
        if (last != null) {
            last.run();
        }
    }
}
