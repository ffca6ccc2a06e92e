package com.slackclone.realtime;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.CoreSubscriber;
import reactor.core.Scannable;
import reactor.core.publisher.Flux;

/// The events of one subscriber, as they come from their topics.
///
/// What stands around a source of GraphQL holds on to all of the operation that asked for it; who needs only the
/// events can get at them with [#within].
public final class EventStream extends Flux<StreamEvent> implements Scannable {

    private final Consumer<CoreSubscriber<? super StreamEvent>> opening;

    EventStream(Consumer<CoreSubscriber<? super StreamEvent>> opening) {
        this.opening = opening;
    }

    /// What the publisher's operators were put around, if that is such a stream; the publisher itself otherwise.
    public static Publisher<?> within(Publisher<?> publisher) {
        return Scannable.from(publisher)
                .parents()
                .filter(EventStream.class::isInstance)
                .findFirst()
                .<Publisher<?>>map(EventStream.class::cast)
                .orElse(publisher);
    }

    @Override
    public void subscribe(CoreSubscriber<? super StreamEvent> subscriber) {
        opening.accept(subscriber);
    }

    @Override
    @SuppressWarnings("rawtypes")
    public @Nullable Object scanUnsafe(Attr key) {
        return null;
    }
}
