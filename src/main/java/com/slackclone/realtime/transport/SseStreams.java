package com.slackclone.realtime.transport;

import com.slackclone.platform.error.ApiException;
import com.slackclone.platform.web.ErrorBody;
import com.slackclone.platform.web.EventStreams;
import com.slackclone.realtime.SocketIdentity;
import com.slackclone.realtime.sharing.SharedExecution;
import com.slackclone.realtime.sharing.SharedStream;
import graphql.ExecutionResult;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.reactivestreams.Publisher;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;

/// Server-sent events by the protocol of graphql-sse, in its mode of distinct connections: one stream, one
/// operation.
@Component
class SseStreams implements EventStreams {

    private final SharedExecution shared;
    private final Sockets sockets;
    private final Admission admission;
    private final TransportProperties properties;
    private final DeliveryMetrics metrics;

    SseStreams(
            SharedExecution shared,
            Sockets sockets,
            Admission admission,
            TransportProperties properties,
            DeliveryMetrics metrics) {
        this.shared = shared;
        this.sockets = sockets;
        this.admission = admission;
        this.properties = properties;
        this.metrics = metrics;
    }

    @Override
    @SuppressWarnings("unchecked")
    public void serve(WebGraphQlResponse result, HttpServletResponse http) throws IOException {
        if (!(result.getExecutionResult().getData() instanceof Publisher<?> publisher)) {
            SseStream.once(result.toMap(), http);
            return;
        }
        SocketIdentity identity = result.getExecutionInput().getGraphQLContext().get(SocketIdentity.class);
        if (identity == null) {
            SseStream.once(ErrorBody.of(ApiException.unauthenticated()), http);
            return;
        }
        if (!admission.admits()) {
            SseStream.once(ErrorBody.of(ApiException.rateLimited(Admission.retryAfterSeconds())), http);
            return;
        }
        serve(result, (Publisher<ExecutionResult>) publisher, new SseStream(identity, properties), http);
    }

    private void serve(
            WebGraphQlResponse result, Publisher<ExecutionResult> results, SseStream stream, HttpServletResponse http)
            throws IOException {
        sockets.add(stream);
        sockets.join(stream, stream.identity());
        var context = result.getExecutionInput().getGraphQLContext();
        var delivery = SharedStream.find(context)
                .<Disposable>map(own -> shared.open(own).subscribeWith(new SharedDelivery(stream, metrics)))
                .orElseGet(() -> subscribe(results, new ResultDelivery(stream, EventsUnderWay.of(context), metrics)));
        try {
            if (sockets.isShuttingDown()) {
                stream.shutDown();
            }
            stream.writeTo(http);
        } finally {
            delivery.dispose();
            sockets.leave(stream, stream.identity());
            sockets.remove(stream);
        }
    }

    private static Disposable subscribe(Publisher<ExecutionResult> results, ResultDelivery delivery) {
        results.subscribe(delivery);
        return delivery;
    }
}
