package com.slackclone.realtime.sharing;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Operators;

/// The events of one subscriber as its group gets them, on the thread that brings them. The subscriber is one of the
/// group for as long as the stream lasts.
///
/// Does what `using` and `map` would do together; there is one of these for each subscriber of a node, and each event
/// passes through it.
final class RenderedStream extends Flux<Rendering> {

    private final SharedStream stream;
    private final SharedGroups groups;
    private final BiFunction<SharedGroup, Object, Rendering> rendering;

    RenderedStream(SharedStream stream, SharedGroups groups, BiFunction<SharedGroup, Object, Rendering> rendering) {
        this.stream = stream;
        this.groups = groups;
        this.rendering = rendering;
    }

    @Override
    public void subscribe(CoreSubscriber<? super Rendering> subscriber) {
        stream.events().subscribe(new Member(groups.join(stream), subscriber));
    }

    private final class Member implements CoreSubscriber<Object>, Subscription {

        private final SharedGroup group;
        private final CoreSubscriber<? super Rendering> subscriber;
        private final AtomicBoolean hasLeft = new AtomicBoolean();
        private volatile Subscription events = Operators.emptySubscription();

        Member(SharedGroup group, CoreSubscriber<? super Rendering> subscriber) {
            this.group = group;
            this.subscriber = subscriber;
        }

        @Override
        public void onSubscribe(Subscription subscription) {
            events = subscription;
            subscriber.onSubscribe(this);
        }

        @Override
        public void onNext(Object event) {
            subscriber.onNext(rendering.apply(group, event));
        }

        @Override
        public void onError(Throwable thrown) {
            leave();
            subscriber.onError(thrown);
        }

        @Override
        public void onComplete() {
            leave();
            subscriber.onComplete();
        }

        @Override
        public void request(long count) {
            events.request(count);
        }

        @Override
        public void cancel() {
            events.cancel();
            leave();
        }

        private void leave() {
            if (hasLeft.compareAndSet(false, true)) {
                groups.leave(group);
            }
        }
    }
}
