package com.slackclone.realtime;

import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Operators;

/// Hands events over to one subscriber, as far as it asks for them, on the thread that brings or asks for them. It
/// keeps the rest, up to a bound.
final class Outbox implements Subscription {

    private final CoreSubscriber<? super StreamEvent> subscriber;
    private final int capacity;
    private final Runnable onEnd;
    private final Queue<StreamEvent> kept = new ArrayDeque<>(1);
    private long requested;
    private boolean isDraining;
    private boolean isOver;
    private @Nullable Throwable failure;

    /// @param capacity how many events are kept
    /// @param onEnd is run once, when the subscriber goes or was told of a failure
    Outbox(CoreSubscriber<? super StreamEvent> subscriber, int capacity, Runnable onEnd) {
        this.subscriber = subscriber;
        this.capacity = capacity;
        this.onEnd = onEnd;
    }

    /// @return false if the subscriber is too slow; the event is lost to it
    boolean offer(StreamEvent event) {
        synchronized (this) {
            if (isOver || failure != null) {
                return true;
            }
            if (isDraining || requested == 0 || !kept.isEmpty()) {
                return keep(event);
            }
            isDraining = true;
            requested--;
        }
        subscriber.onNext(event);
        handOver();
        return true;
    }

    /// Who drains takes it along; so does the subscriber when it asks for more.
    private boolean keep(StreamEvent event) {
        return kept.size() < capacity && kept.add(event);
    }

    /// Ends the stream behind what is kept.
    void fail(Throwable reason) {
        synchronized (this) {
            if (failure != null) {
                return;
            }
            failure = reason;
        }
        drain();
    }

    @Override
    public void request(long count) {
        synchronized (this) {
            requested = Operators.addCap(requested, count);
        }
        drain();
    }

    @Override
    public void cancel() {
        if (end()) {
            onEnd.run();
        }
    }

    private synchronized boolean end() {
        var isFirst = !isOver;
        isOver = true;
        kept.clear();
        return isFirst;
    }

    /// One thread hands over; what others bring meanwhile it takes along.
    private void drain() {
        synchronized (this) {
            if (isDraining) {
                return;
            }
            isDraining = true;
        }
        handOver();
    }

    private void handOver() {
        for (var next = next(); next != null; next = next()) {
            subscriber.onNext(next);
        }
        var reason = reasonToEnd();
        if (reason != null) {
            subscriber.onError(reason);
            onEnd.run();
        }
    }

    private synchronized @Nullable StreamEvent next() {
        if (isOver || requested == 0 || kept.isEmpty()) {
            isDraining = !isOver && kept.isEmpty() && failure != null;
            return null;
        }
        requested--;
        return kept.remove();
    }

    /// Nobody else hands over where there is one.
    private synchronized @Nullable Throwable reasonToEnd() {
        if (!isDraining || isOver) {
            return null;
        }
        isOver = true;
        return failure;
    }
}
