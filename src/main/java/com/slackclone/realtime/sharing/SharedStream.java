package com.slackclone.realtime.sharing;

import graphql.GraphQLContext;
import graphql.language.Document;
import java.util.Map;
import java.util.Optional;
import org.reactivestreams.Publisher;

/// The events of one subscriber, not executed yet, in the context of an operation whose events are executed for
/// all of its group. The subscriber's rights to them are its own, and were checked.
public final class SharedStream {

    private final SharedGroup.Key key;
    private final Document document;
    private final Map<String, Object> variables;
    private final Publisher<?> events;

    SharedStream(SharedGroup.Key key, Document document, Map<String, Object> variables, Publisher<?> events) {
        this.key = key;
        this.document = document;
        this.variables = variables;
        this.events = events;
    }

    /// Empty where each subscriber's events are executed for itself.
    public static Optional<SharedStream> find(GraphQLContext context) {
        return context.getOrEmpty(SharedStream.class);
    }

    SharedGroup.Key key() {
        return key;
    }

    SharedGroup group() {
        return new SharedGroup(key, document, variables);
    }

    Publisher<?> events() {
        return events;
    }
}
