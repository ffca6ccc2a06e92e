package com.slackclone.realtime.transport;

import com.slackclone.realtime.StreamEvent;
import graphql.GraphQLContext;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/// The events that one subscription has taken from its source and not sent yet, in order. Each event becomes one
/// result, and results stay in the order of the events.
final class EventsUnderWay {

    private final Queue<Optional<StreamEvent>> events = new ConcurrentLinkedQueue<>();

    static EventsUnderWay of(GraphQLContext context) {
        return Objects.requireNonNull(context.computeIfAbsent(EventsUnderWay.class, _ -> new EventsUnderWay()));
    }

    void note(Object event) {
        events.add(event instanceof StreamEvent delivered ? Optional.of(delivered) : Optional.empty());
    }

    /// @return that whose result is sent next; null if it is no event of the log
    @Nullable
    StreamEvent take() {
        var next = events.poll();
        return next == null ? null : next.orElse(null);
    }
}
