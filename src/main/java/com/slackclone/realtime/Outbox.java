package com.slackclone.realtime;

import com.slackclone.platform.error.ApiException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Operators;

/// Hands events over to one subscriber, as far as it asks for them, on the thread that brings or asks for them. It
/// keeps the rest, up to a bound.
final class Outbox implements Subscription {

    /// How long a subscriber may take nothing of its history.
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Duration GLANCE = Duration.ofMillis(200);

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

    /// Waits until less than half of what may be kept is, or something else is to be done.
    ///
    /// @param isUndisturbed whether there is nothing else; asked now and then
    /// @throws ApiException `RATE_LIMITED` if the subscriber takes nothing for half a minute
    void awaitRoom(BooleanSupplier isUndisturbed) {
        var start = System.nanoTime();
        while (!glance() && isUndisturbed.getAsBoolean()) {
            if (System.nanoTime() - start > PATIENCE.toNanos()) {
                throw StreamSession.tooSlow();
            }
        }
    }

    private synchronized boolean glance() {
        var end = System.nanoTime() + GLANCE.toNanos();
        try {
            for (var left = GLANCE.toMillis(); !hasRoom() && left > 0; left = (end - System.nanoTime()) / 1_000_000) {
                wait(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return hasRoom();
    }

    private boolean hasRoom() {
        return isOver || kept.size() < capacity / 2;
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
        notifyAll();
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
        var next = kept.remove();
        if (hasRoom()) {
            notifyAll();
        }
        return next;
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
