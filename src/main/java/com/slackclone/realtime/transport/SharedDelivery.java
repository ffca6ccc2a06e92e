package com.slackclone.realtime.transport;

import com.slackclone.realtime.StreamEvent;
import com.slackclone.realtime.sharing.Rendering;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.SignalType;

/// Brings the events of a group to one subscriber, in order, each once its payload is there.
final class SharedDelivery extends BaseSubscriber<Rendering> implements Runnable {

    private static final int AHEAD = 32;

    private final Outlet outlet;
    private final DeliveryMetrics metrics;
    private final Queue<Rendering> pending = new ArrayDeque<>(1);
    private @Nullable Runnable end;
    private boolean isOver;
    private int delivered;

    SharedDelivery(Outlet outlet, DeliveryMetrics metrics) {
        this.outlet = outlet;
        this.metrics = metrics;
    }

    @Override
    protected void hookOnSubscribe(Subscription subscription) {
        metrics.opened();
        subscription.request(AHEAD);
    }

    @Override
    protected void hookOnNext(Rendering rendering) {
        synchronized (this) {
            pending.add(rendering);
        }
        rendering.whenDone(outlet.executor(), this);
    }

    /// Delivers what is there. The stream is cancelled without the lock: it has one of its own, under which it emits.
    @Override
    public void run() {
        if (!deliverWhatIsThere()) {
            cancel();
        }
    }

    /// @return false if nothing more is wanted
    private synchronized boolean deliverWhatIsThere() {
        while (!isOver && !pending.isEmpty() && pending.element().payload().isDone()) {
            deliver(pending.remove());
        }
        if (!isOver && pending.isEmpty() && end != null) {
            isOver = true;
            end.run();
        }
        return !isOver || end != null;
    }

    private void deliver(Rendering rendering) {
        var payload = rendering.payload();
        if (payload.isCompletedExceptionally()) {
            isOver = true;
            outlet.fail(payload.exceptionNow());
        } else if (outlet.next(payload.resultNow(), event(rendering))) {
            count(rendering);
            askForMore();
        } else {
            isOver = true;
        }
    }

    private static @Nullable StreamEvent event(Rendering rendering) {
        return rendering.event() instanceof StreamEvent delivered ? delivered : null;
    }

    private void count(Rendering rendering) {
        metrics.delivered();
        if (delivered == 0 && rendering.event() instanceof StreamEvent event) {
            metrics.timed(event);
        }
    }

    private void askForMore() {
        delivered++;
        if (delivered == AHEAD / 2) {
            delivered = 0;
            outlet.whenRoom(() -> request(AHEAD / 2));
        }
    }

    @Override
    protected void hookOnError(Throwable thrown) {
        end(() -> outlet.fail(thrown));
    }

    @Override
    protected void hookOnComplete() {
        end(outlet::complete);
    }

    @Override
    protected void hookFinally(SignalType type) {
        metrics.ended();
    }

    /// Behind what is pending.
    private void end(Runnable how) {
        synchronized (this) {
            end = how;
        }
        run();
    }
}
