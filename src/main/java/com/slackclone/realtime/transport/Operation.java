package com.slackclone.realtime.transport;

import com.slackclone.platform.error.ApiException;
import com.slackclone.platform.error.ErrorCode;
import com.slackclone.platform.web.Carrier;
import com.slackclone.platform.web.ErrorBody;
import com.slackclone.platform.web.Failures;
import com.slackclone.platform.web.RequestId;
import graphql.ExecutionResult;
import graphql.GraphQLError;
import java.nio.ByteBuffer;
import java.util.List;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscription;
import org.springframework.graphql.execution.SubscriptionPublisherException;
import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.server.WebSocketGraphQlRequest;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.Exceptions;
import reactor.core.publisher.BaseSubscriber;

/// One operation of a socket, from `subscribe` to `complete`.
///
/// It asks its source for further events only while there is room in the socket's queue, so that a source that
/// can wait does, and one that cannot finds out that this reader is too slow.
final class Operation extends BaseSubscriber<ExecutionResult> {

    private static final int AHEAD = 16;

    private final Socket socket;
    private final WebGraphQlHandler handler;
    private final String id;
    private final WebSocketGraphQlRequest request;
    private final Disposable.Swap execution = Disposables.swap();

    Operation(Socket socket, WebGraphQlHandler handler, WebSocketGraphQlRequest request) {
        this.socket = socket;
        this.handler = handler;
        this.id = request.getId();
        this.request = request;
        Carrier.SOCKET.mark(request);
    }

    /// May wait.
    void start() {
        if (socket.isClosing()) {
            return;
        }
        try (var _ = RequestId.open(RequestId.of(null))) {
            execution.update(handler.handleRequest(request).subscribe(this::respond, this::fail));
        } catch (RuntimeException e) {
            fail(e);
        }
    }

    /// May wait, as sources like.
    void stop() {
        execution.dispose();
        cancel();
    }

    @SuppressWarnings("unchecked")
    private void respond(WebGraphQlResponse response) {
        var result = response.getExecutionResult();
        if (result.getData() instanceof Publisher<?> publisher) {
            ((Publisher<ExecutionResult>) publisher).subscribe(this);
        } else if (!result.isDataPresent() || Carrier.isSubscription(response)) {
            finish(error(result.getErrors()));
        } else if (socket.answer(ServerMessage.next(id, response.toMap()))) {
            finish(ServerMessage.complete(id));
        }
    }

    private void fail(Throwable thrown) {
        finish(error(Failures.refusal(thrown)));
    }

    @Override
    protected void hookOnSubscribe(Subscription subscription) {
        subscription.request(AHEAD);
    }

    @Override
    protected void hookOnNext(ExecutionResult result) {
        if (socket.send(ServerMessage.next(id, result.toSpecification()))) {
            socket.writer().whenRoom(() -> request(1));
        }
    }

    @Override
    protected void hookOnError(Throwable thrown) {
        if (isTooSlow(thrown)) {
            socket.close(Close.TOO_SLOW);
        } else if (thrown instanceof SubscriptionPublisherException resolved) {
            finish(error(resolved.getErrors()));
        } else {
            fail(thrown);
        }
    }

    /// Whether a source ended because it could not wait for its reader any longer.
    static boolean isTooSlow(Throwable thrown) {
        var cause = thrown instanceof SubscriptionPublisherException e && e.getCause() != null ? e.getCause() : thrown;
        return Exceptions.isOverflow(cause)
                || (cause instanceof ApiException refusal && refusal.code() == ErrorCode.RATE_LIMITED);
    }

    @Override
    protected void hookOnComplete() {
        finish(ServerMessage.complete(id));
    }

    private ByteBuffer error(List<GraphQLError> errors) {
        return ServerMessage.error(
                id, errors.stream().map(GraphQLError::toSpecification).toList());
    }

    private ByteBuffer error(ApiException refusal) {
        return ServerMessage.error(id, List.of(ErrorBody.error(refusal)));
    }

    /// The id is free again before the client knows.
    private void finish(ByteBuffer message) {
        if (socket.forget(this)) {
            socket.answer(message);
        }
    }

    String id() {
        return id;
    }
}
