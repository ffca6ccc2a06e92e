package com.slackclone.realtime.transport;

import com.slackclone.platform.web.Json;
import com.slackclone.realtime.StreamEvent;
import com.slackclone.realtime.sharing.EventResults;
import graphql.ExecutionResult;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.SignalType;

/// Brings the events that were executed for one subscriber alone to it.
///
/// It asks its source for further events only while there is room, so that a source that can wait does, and one
/// that cannot finds out that this reader is too slow.
final class ResultDelivery extends BaseSubscriber<ExecutionResult> {

    private static final int AHEAD = 16;
    private static final int TIMED = 16;

    private final Outlet outlet;
    private final EventsUnderWay events;
    private final DeliveryMetrics metrics;
    private int delivered;

    ResultDelivery(Outlet outlet, EventsUnderWay events, DeliveryMetrics metrics) {
        this.outlet = outlet;
        this.events = events;
        this.metrics = metrics;
    }

    @Override
    protected void hookOnSubscribe(Subscription subscription) {
        metrics.opened();
        subscription.request(AHEAD);
    }

    @Override
    protected void hookOnNext(ExecutionResult result) {
        var event = events.take();
        var failure = EventResults.failure(result);
        if (failure.isPresent()) {
            cancel();
            outlet.fail(failure.get());
        } else if (outlet.next(Json.bytes(result.toSpecification()), event)) {
            count(event);
            outlet.whenRoom(() -> request(1));
        } else {
            cancel();
        }
    }

    private void count(@Nullable StreamEvent event) {
        metrics.delivered();
        if (event != null && delivered % TIMED == 0) {
            metrics.timed(event);
        }
        delivered++;
    }

    @Override
    protected void hookOnError(Throwable thrown) {
        outlet.fail(thrown);
    }

    @Override
    protected void hookOnComplete() {
        outlet.complete();
    }

    @Override
    protected void hookFinally(SignalType type) {
        metrics.ended();
    }
}
