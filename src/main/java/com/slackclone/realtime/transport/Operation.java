package com.slackclone.realtime.transport;

import com.slackclone.platform.error.ApiException;
import com.slackclone.platform.error.ErrorCode;
import com.slackclone.platform.web.Carrier;
import com.slackclone.platform.web.ErrorBody;
import com.slackclone.platform.web.Failures;
import com.slackclone.platform.web.RequestId;
import com.slackclone.realtime.StreamEvent;
import com.slackclone.realtime.sharing.SharedStream;
import graphql.ExecutionResult;
import graphql.GraphQLError;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.graphql.execution.SubscriptionPublisherException;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.server.WebSocketGraphQlRequest;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.Exceptions;

/// One operation of a socket, from `subscribe` to `complete`.
final class Operation implements Outlet {

    private final Socket socket;
    private final SocketContext context;
    private final String id;
    private final byte[] prefix;
    private @Nullable WebSocketGraphQlRequest request;
    private final Disposable.Swap execution = Disposables.swap();
    private final Disposable.Swap events = Disposables.swap();

    Operation(Socket socket, SocketContext context, WebSocketGraphQlRequest request) {
        this.socket = socket;
        this.context = context;
        this.id = request.getId();
        this.prefix = ServerMessage.nextPrefix(id);
        this.request = request;
        Carrier.SOCKET.mark(request);
    }

    /// May wait.
    void start() {
        var asked = request;
        // It is needed no more, and subscriptions live long.
        request = null;
        if (socket.isClosing() || asked == null) {
            return;
        }
        try (var _ = RequestId.open(RequestId.of(null))) {
            execution.update(context.handler().handleRequest(asked).subscribe(this::respond, this::fail));
        } catch (RuntimeException e) {
            fail(e);
        }
    }

    /// May wait, as sources like.
    void stop() {
        execution.dispose();
        events.dispose();
    }

    @SuppressWarnings("unchecked")
    private void respond(WebGraphQlResponse response) {
        var result = response.getExecutionResult();
        var shared = SharedStream.find(response.getExecutionInput().getGraphQLContext());
        if (result.getData() instanceof Publisher<?> publisher) {
            var underWay = EventsUnderWay.of(response.getExecutionInput().getGraphQLContext());
            shared.ifPresentOrElse(this::deliver, () -> deliver((Publisher<ExecutionResult>) publisher, underWay));
        } else if (!result.isDataPresent() || Carrier.isSubscription(response)) {
            finish(error(result.getErrors()));
        } else if (socket.answer(ServerMessage.next(id, response.toMap()))) {
            finish(ServerMessage.complete(id));
        }
    }

    private void deliver(SharedStream shared) {
        var delivery = new SharedDelivery(this, context.metrics());
        events.update(delivery);
        context.shared().open(shared).subscribe(delivery);
    }

    private void deliver(Publisher<ExecutionResult> results, EventsUnderWay underWay) {
        var delivery = new ResultDelivery(this, underWay, context.metrics());
        events.update(delivery);
        results.subscribe(delivery);
    }

    @Override
    public boolean next(byte[] payload, @Nullable StreamEvent event) {
        return socket.send(ServerMessage.next(prefix, payload));
    }

    @Override
    public Executor executor() {
        return socket.writer().lane();
    }

    @Override
    public void whenRoom(Runnable task) {
        socket.writer().whenRoom(task);
    }

    @Override
    public void fail(Throwable thrown) {
        if (isTooSlow(thrown)) {
            socket.close(Close.TOO_SLOW);
        } else if (thrown instanceof SubscriptionPublisherException resolved) {
            finish(error(resolved.getErrors()));
        } else {
            finish(ServerMessage.error(id, List.of(ErrorBody.error(Failures.refusal(thrown)))));
        }
    }

    /// Whether a source ended because it could not wait for its reader any longer.
    static boolean isTooSlow(Throwable thrown) {
        var cause = thrown instanceof SubscriptionPublisherException e && e.getCause() != null ? e.getCause() : thrown;
        return Exceptions.isOverflow(cause)
                || (cause instanceof ApiException refusal && refusal.code() == ErrorCode.RATE_LIMITED);
    }

    @Override
    public void complete() {
        finish(ServerMessage.complete(id));
    }

    private ByteBuffer error(List<GraphQLError> errors) {
        return ServerMessage.error(
                id, errors.stream().map(GraphQLError::toSpecification).toList());
    }

    /// The id is free again before the client knows. Goes behind the events.
    private void finish(ByteBuffer message) {
        if (socket.forget(this)) {
            socket.answer(message);
        }
    }

    String id() {
        return id;
    }
}
