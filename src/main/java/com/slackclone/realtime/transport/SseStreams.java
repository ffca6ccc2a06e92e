package com.slackclone.realtime.transport;

import com.slackclone.platform.error.ApiException;
import com.slackclone.platform.web.ErrorBody;
import com.slackclone.platform.web.EventStreams;
import com.slackclone.realtime.SocketIdentity;
import graphql.ExecutionResult;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.reactivestreams.Publisher;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.stereotype.Component;

/// Server-sent events by the protocol of graphql-sse, in its mode of distinct connections: one stream, one
/// operation.
@Component
class SseStreams implements EventStreams {

    private final Sockets sockets;
    private final Admission admission;
    private final TransportProperties properties;

    SseStreams(Sockets sockets, Admission admission, TransportProperties properties) {
        this.sockets = sockets;
        this.admission = admission;
        this.properties = properties;
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
        var cursors = EventCursors.of(result.getExecutionInput().getGraphQLContext());
        serve((Publisher<ExecutionResult>) publisher, new SseStream(identity, cursors, properties), identity, http);
    }

    private void serve(
            Publisher<ExecutionResult> publisher, SseStream stream, SocketIdentity identity, HttpServletResponse http)
            throws IOException {
        sockets.add(stream);
        sockets.join(stream, identity);
        try {
            if (sockets.isShuttingDown()) {
                stream.shutDown();
            }
            publisher.subscribe(stream);
            stream.writeTo(http);
        } finally {
            stream.cancel();
            sockets.leave(stream, identity);
            sockets.remove(stream);
        }
    }
}
