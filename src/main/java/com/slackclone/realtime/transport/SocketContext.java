package com.slackclone.realtime.transport;

import com.slackclone.realtime.sharing.SharedExecution;
import java.util.concurrent.Executor;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.WebSocketCoreSession;
import org.springframework.graphql.server.WebGraphQlHandler;

/// What all sockets of a node share.
///
/// @param threads virtual ones: where operations run, and whatever may wait
record SocketContext(
        WebGraphQlHandler handler,
        SharedExecution shared,
        Sockets sockets,
        Lanes lanes,
        NodeQueue queue,
        Admission admission,
        TransportProperties properties,
        DeliveryMetrics metrics,
        Executor threads) {

    int maxMessage() {
        return Math.toIntExact(properties.maxMessage().toBytes());
    }

    SocketWriter writer(WebSocketCoreSession session) {
        var connection = new SocketWriter.Connection(
                session.getConnection().getEndPoint(),
                failure -> session.processConnectionError(failure, Callback.NOOP));
        var events = new Budget(Math.toIntExact(properties.maxQueue().toBytes()), queue);
        var answers = new Budget(Math.toIntExact(properties.maxAnswers().toBytes()), queue);
        return new SocketWriter(connection, lanes.assign(), events, answers, threads);
    }
}
