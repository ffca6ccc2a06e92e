package com.slackclone.realtime.transport;

import com.slackclone.platform.error.ApiException;
import com.slackclone.platform.error.ErrorCode;
import com.slackclone.platform.web.ErrorBody;
import com.slackclone.platform.web.Failures;
import com.slackclone.platform.web.GraphQlParameters;
import com.slackclone.platform.web.RequestId;
import com.slackclone.realtime.SocketIdentity;
import com.slackclone.realtime.transport.ClientMessage.Complete;
import com.slackclone.realtime.transport.ClientMessage.Init;
import com.slackclone.realtime.transport.ClientMessage.Ping;
import com.slackclone.realtime.transport.ClientMessage.Pong;
import com.slackclone.realtime.transport.ClientMessage.Subscribe;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.server.WebSocketGraphQlInterceptor;
import org.springframework.graphql.server.WebSocketGraphQlRequest;

/// What is said on one socket, by the rules of the sub-protocol `graphql-transport-ws`.
///
/// Messages arrive one after the other, on threads that must not wait.
final class Conversation {

    private static final Duration MAX_AUTHENTICATION = Duration.ofSeconds(10);

    /// Until it is known who it is, a socket gets little memory.
    private static final int LONGEST_INIT = 16 * 1024;

    private enum Phase {
        NEW,
        INITIALISING,
        READY
    }

    private final Socket socket;
    private final SocketContext context;
    private final SocketInfo info;
    private final Map<String, Operation> operations = new ConcurrentHashMap<>(4);
    private volatile Phase phase = Phase.NEW;
    private volatile @Nullable SocketIdentity identity;
    private volatile @Nullable Map<String, Object> initPayload;

    Conversation(Socket socket, SocketContext context, SocketInfo info) {
        this.socket = socket;
        this.context = context;
        this.info = info;
    }

    int maxMessage() {
        return phase == Phase.READY ? context.maxMessage() : Math.min(LONGEST_INIT, context.maxMessage());
    }

    boolean isReady() {
        return phase == Phase.READY;
    }

    void receive(byte[] text) {
        try {
            switch (ClientMessage.parse(text)) {
                case Init(var payload) -> initialise(payload);
                case Ping(var payload) -> socket.answer(ServerMessage.pong(payload));
                case Pong() -> {}
                case Subscribe(var id, var payload) -> subscribe(id, payload);
                case Complete(var id) -> complete(id);
            }
        } catch (ApiException malformed) {
            socket.close(Close.MALFORMED, String.valueOf(malformed.getMessage()));
        }
    }

    private void initialise(Map<String, Object> payload) {
        if (phase != Phase.NEW) {
            socket.close(Close.SECOND_INIT);
            return;
        }
        if (!context.admission().admits()) {
            socket.close(Close.TRY_AGAIN);
            return;
        }
        phase = Phase.INITIALISING;
        initPayload = payload;
        context.threads().execute(() -> authenticate(payload));
    }

    private void authenticate(Map<String, Object> payload) {
        try (var _ = RequestId.open(info.id())) {
            var ack =
                    interceptor().handleConnectionInitialization(info, payload).block(MAX_AUTHENTICATION);
            if (info.attributes().get(SocketIdentity.ATTRIBUTE) instanceof SocketIdentity known) {
                welcome(known, ack);
            } else {
                socket.close(Close.FORBIDDEN);
            }
        } catch (RuntimeException e) {
            refuse(Failures.refusal(e));
        }
    }

    private void welcome(SocketIdentity known, @Nullable Object ack) {
        identity = known;
        context.sockets().join(socket, known);
        if (socket.isGone()) {
            context.sockets().leave(socket, known);
        }
        phase = Phase.READY;
        socket.answer(ServerMessage.ack(ack));
    }

    private void refuse(ApiException refusal) {
        var isForNow = refusal.code() == ErrorCode.UNAVAILABLE || refusal.code() == ErrorCode.RATE_LIMITED;
        socket.close(isForNow ? Close.TRY_AGAIN : Close.FORBIDDEN);
    }

    private void subscribe(String id, Map<String, Object> payload) {
        if (phase != Phase.READY) {
            socket.close(Close.UNAUTHORIZED);
            return;
        }
        if (operations.containsKey(id)) {
            socket.close(Close.DUPLICATE, "Subscriber for " + id + " already exists");
            return;
        }
        var max = context.properties().maxOperations();
        if (operations.size() >= max) {
            var refusal = ApiException.limitExceeded(
                    "id", max, max + 1L, "At most " + max + " operations run on a socket at a time.");
            socket.answer(ServerMessage.error(id, List.of(ErrorBody.error(refusal))));
            return;
        }
        var operation = new Operation(socket, context, request(id, payload));
        operations.put(id, operation);
        context.threads().execute(operation::start);
    }

    private WebSocketGraphQlRequest request(String id, Map<String, Object> payload) {
        var body = GraphQlParameters.of(payload).toMap();
        return new WebSocketGraphQlRequest(
                info.uri(), info.headers(), null, info.peer(), info.attributes(), body, id, null, info);
    }

    private void complete(String id) {
        var operation = operations.remove(id);
        if (operation != null) {
            context.threads().execute(() -> {
                operation.stop();
                interceptor().handleCancelledSubscription(info, id).block(MAX_AUTHENTICATION);
            });
        }
    }

    /// @return whether the operation was still known
    boolean forget(Operation operation) {
        return operations.remove(operation.id(), operation);
    }

    void tick(Duration age, Instant now) {
        var known = identity;
        if (phase == Phase.NEW && age.compareTo(context.properties().initTimeout()) > 0) {
            socket.close(Close.INIT_TIMEOUT);
        } else if (known != null && !now.isBefore(known.expiresAt())) {
            socket.close(Close.FORBIDDEN, "Forbidden: the access token has expired");
        }
    }

    /// Ends all operations. May wait.
    void stop() {
        operations.values().forEach(Operation::stop);
        operations.clear();
    }

    /// The socket is gone. May wait.
    void end(int code) {
        stop();
        var known = identity;
        if (known != null) {
            context.sockets().leave(socket, known);
        }
        var payload = initPayload;
        if (payload != null) {
            interceptor().handleConnectionClosed(info, code, payload);
        }
    }

    private WebSocketGraphQlInterceptor interceptor() {
        return context.handler().getWebSocketInterceptor();
    }
}
