package com.slackclone.testing.transport;

import com.slackclone.platform.error.ApiException;
import com.slackclone.platform.graphql.ApiError;
import com.slackclone.platform.web.RequestLog;
import com.slackclone.realtime.SocketIdentity;
import graphql.ExecutionResultImpl;
import io.lettuce.core.RedisException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.server.WebSocketGraphQlInterceptor;
import org.springframework.graphql.server.WebSocketGraphQlRequest;
import org.springframework.graphql.server.WebSocketSessionInfo;
import org.springframework.graphql.support.DefaultExecutionGraphQlResponse;
import org.springframework.http.HttpHeaders;
import reactor.core.publisher.Mono;

/// Believes tokens: `Bearer {session}`, `Bearer {session} {milliseconds that it lives}`. Anything else is
/// refused, and `Bearer limited` and `Bearer redis-away` fail.
public final class TokenInterceptor implements WebSocketGraphQlInterceptor {

    private final Map<String, Integer> closed = new ConcurrentHashMap<>();
    private final Map<String, String> cancelled = new ConcurrentHashMap<>();

    @Override
    public Mono<Object> handleConnectionInitialization(WebSocketSessionInfo socket, Map<String, Object> payload) {
        return Mono.fromRunnable(() -> {
            if (payload.containsKey("nobody")) {
                return;
            }
            var told = payload.getOrDefault(
                    HttpHeaders.AUTHORIZATION,
                    String.valueOf(socket.getHeaders().getFirst(HttpHeaders.AUTHORIZATION)));
            socket.getAttributes().put(SocketIdentity.ATTRIBUTE, identity(String.valueOf(told)));
        });
    }

    private static SocketIdentity identity(String authorization) {
        var parts = authorization.split(" ", -1);
        if (!parts[0].equals("Bearer") || parts[1].equals("bad")) {
            throw ApiException.unauthenticated();
        }
        if (parts[1].equals("limited")) {
            throw ApiException.rateLimited(17);
        }
        if (parts[1].equals("redis-away")) {
            throw new RedisException("away");
        }
        var life = parts.length > 2 ? Long.parseLong(parts[2]) : 1_000_000;
        return new SocketIdentity("U" + parts[1], parts[1], Instant.now().plusMillis(life));
    }

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        return Mono.defer(() -> {
            try {
                identify(request);
            } catch (ApiException refusal) {
                var result = ExecutionResultImpl.newExecutionResult()
                        .errors(List.of(ApiError.of(refusal)))
                        .build();
                return Mono.just(new WebGraphQlResponse(
                        new DefaultExecutionGraphQlResponse(request.toExecutionInput(), result)));
            }
            return chain.next(request);
        });
    }

    private static void identify(WebGraphQlRequest request) {
        var identity = find(request);
        if (identity != null) {
            RequestLog.of(request).user(identity.user());
            request.configureExecutionInput((_, input) ->
                    input.graphQLContext(Map.of(SocketIdentity.class, identity)).build());
        }
    }

    private static @Nullable SocketIdentity find(WebGraphQlRequest request) {
        if (request instanceof WebSocketGraphQlRequest socket) {
            return (SocketIdentity) socket.getSessionInfo().getAttributes().get(SocketIdentity.ATTRIBUTE);
        }
        var header = request.getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
        return header == null ? null : identity(header);
    }

    @Override
    public Mono<Void> handleCancelledSubscription(WebSocketSessionInfo socket, String operation) {
        return Mono.fromRunnable(() -> cancelled.put(operation, user(socket)));
    }

    @Override
    public void handleConnectionClosed(WebSocketSessionInfo socket, int code, Map<String, Object> payload) {
        closed.put(user(socket), code);
    }

    private static String user(WebSocketSessionInfo socket) {
        return socket.getAttributes().get(SocketIdentity.ATTRIBUTE) instanceof SocketIdentity identity
                ? identity.user()
                : "nobody";
    }

    /// The code with which the last socket of the user closed.
    public @Nullable Integer closeCode(String user) {
        return closed.get(user);
    }

    /// Whose operation of this id was cancelled.
    public @Nullable String canceller(String operation) {
        return cancelled.get(operation);
    }
}
