package com.slackclone.platform.web;

import static graphql.execution.SubscriptionExecutionStrategy.KEEP_SUBSCRIPTION_EVENTS_ORDERED;

import graphql.language.OperationDefinition.Operation;
import java.util.Map;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;

/// What carries an operation to the server, and so which kinds of operation it may be. Each execution that came
/// from a client has it in its context.
public enum Carrier {
    POST,
    GET,
    STREAM_BY_POST,
    STREAM_BY_GET,
    SOCKET;

    /// Has the execution of a request know what carried it here. The events of a subscription stay in order.
    public void mark(WebGraphQlRequest request) {
        request.configureExecutionInput(
                (_, input) -> input.graphQLContext(Map.of(Carrier.class, this, KEEP_SUBSCRIPTION_EVENTS_ORDERED, true))
                        .build());
    }

    /// Whether the operation was a subscription, even one that has not begun.
    public static boolean isSubscription(WebGraphQlResponse response) {
        return response.getExecutionInput().getGraphQLContext().get(Operation.class) == Operation.SUBSCRIPTION;
    }

    /// Whether it is a stream of server-sent events.
    public boolean isEventStream() {
        return this == STREAM_BY_POST || this == STREAM_BY_GET;
    }

    boolean carries(Operation operation) {
        return switch (operation) {
            case QUERY -> true;
            case MUTATION -> this != GET && this != STREAM_BY_GET;
            case SUBSCRIPTION -> this != GET && this != POST;
        };
    }
}
