package com.slackclone.realtime.transport;

import com.slackclone.realtime.StreamEvent;
import graphql.GraphQLContext;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// The cursors of the events that one event stream has taken from its source and not sent yet, in order. Each event
/// becomes one result, and results stay in the order of the events.
final class EventCursors {

    private static final String NONE = "";

    private final Queue<String> cursors = new ConcurrentLinkedQueue<>();

    static EventCursors of(GraphQLContext context) {
        return Objects.requireNonNull(context.computeIfAbsent(EventCursors.class, _ -> new EventCursors()));
    }

    void note(Object event) {
        cursors.add(event instanceof StreamEvent delivered ? delivered.cursor() : NONE);
    }

    /// @return that of the event whose result is sent next; empty if it has none
    String take() {
        var next = cursors.poll();
        return next == null ? NONE : next;
    }
}
