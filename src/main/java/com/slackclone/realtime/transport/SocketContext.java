package com.slackclone.realtime.transport;

import java.util.concurrent.Executor;
import org.springframework.graphql.server.WebGraphQlHandler;

/// What all sockets of a node share.
///
/// @param threads virtual ones: where operations run, and whatever may wait
record SocketContext(
        WebGraphQlHandler handler,
        Sockets sockets,
        Admission admission,
        TransportProperties properties,
        Executor threads) {

    int maxMessage() {
        return Math.toIntExact(properties.maxMessage().toBytes());
    }

    int maxQueue() {
        return Math.toIntExact(properties.maxQueue().toBytes());
    }

    int maxAnswers() {
        return Math.toIntExact(properties.maxAnswers().toBytes());
    }
}
