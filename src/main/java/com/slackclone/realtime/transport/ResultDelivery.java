package com.slackclone.realtime.transport;

import com.slackclone.platform.web.Json;
import graphql.ExecutionResult;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.SignalType;

/// Brings the events that were executed for one subscriber alone to it.
///
/// It asks its source for further events only while there is room, so that a source that can wait does, and one
/// that cannot finds out that this reader is too slow.
final class ResultDelivery extends BaseSubscriber<ExecutionResult> {

    private static final int AHEAD = 16;

    private final Outlet outlet;
    private final EventsUnderWay events;
    private final DeliveryMetrics metrics;

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
        if (outlet.next(Json.bytes(result.toSpecification()), events.take())) {
            outlet.whenRoom(() -> request(1));
        } else {
            cancel();
        }
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
