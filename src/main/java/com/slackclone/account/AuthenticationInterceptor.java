package com.slackclone.account;

import com.slackclone.platform.error.ApiException;
import com.slackclone.platform.graphql.ApiError;
import com.slackclone.platform.graphql.Payer;
import com.slackclone.platform.web.ClientAddresses;
import com.slackclone.platform.web.ClientInfo;
import com.slackclone.platform.web.RequestLog;
import com.slackclone.realtime.SocketIdentity;
import graphql.ExecutionResultImpl;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.server.WebSocketGraphQlInterceptor;
import org.springframework.graphql.server.WebSocketGraphQlRequest;
import org.springframework.graphql.server.WebSocketSessionInfo;
import org.springframework.graphql.support.DefaultExecutionGraphQlResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Finds out who is asking, for each operation anew.
///
/// Over HTTP the header `Authorization: Bearer {accessToken}` tells. Without it nobody is signed in, and only
/// the fields that need nobody work. Over a socket the payload of `connection_init` tells, under the key
/// `Authorization`, or the header of the handshake; a socket of nobody is refused. A token that is wrong, or
/// whose session has ended, refuses the whole request: nothing of it runs.
///
/// May ask Redis, and so belongs on a thread that may block.
@Component
@Order(0)
class AuthenticationInterceptor implements WebSocketGraphQlInterceptor {

    private static final String SCHEME = "Bearer ";

    private final AccessTokens tokens;
    private final LiveSessions live;
    private final ClientAddresses addresses;
    private final Clock clock;

    AuthenticationInterceptor(AccessTokens tokens, LiveSessions live, ClientAddresses addresses, Clock clock) {
        this.tokens = tokens;
        this.live = live;
        this.addresses = addresses;
        this.clock = clock;
    }

    @Override
    public Mono<Object> handleConnectionInitialization(WebSocketSessionInfo socket, Map<String, Object> payload) {
        return Mono.fromRunnable(() -> {
            var viewer = verify(authorization(socket, payload));
            var attributes = socket.getAttributes();
            attributes.put(Viewer.ATTRIBUTE, viewer);
            attributes.put(SocketIdentity.ATTRIBUTE, identity(viewer));
        });
    }

    private static SocketIdentity identity(Viewer viewer) {
        return new SocketIdentity(viewer.userId().global(), viewer.sessionId().global(), viewer.expiresAt());
    }

    private static String authorization(WebSocketSessionInfo socket, Map<String, Object> payload) {
        var told = payload.get(HttpHeaders.AUTHORIZATION);
        if (told == null) {
            return header(socket.getHeaders()).orElseThrow(ApiException::unauthenticated);
        }
        if (told instanceof String text) {
            return text;
        }
        throw ApiException.unauthenticated();
    }

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        return Mono.defer(() -> {
            try {
                identify(request);
            } catch (ApiException refusal) {
                return Mono.just(refused(request, refusal));
            }
            return chain.next(request);
        });
    }

    private void identify(WebGraphQlRequest request) {
        var client = addresses.client(request.getRemoteAddress(), request.getHeaders());
        var context = new HashMap<Object, Object>();
        context.put(ClientInfo.class, client);
        context.put(Payer.class, new Payer(client.network()));
        viewer(request).ifPresent(viewer -> {
            context.put(Viewer.class, viewer);
            context.put(Payer.class, new Payer(viewer.userId().global()));
            context.put(SocketIdentity.class, identity(viewer));
            RequestLog.of(request).user(viewer.userId().global());
        });
        request.configureExecutionInput(
                (_, input) -> input.graphQLContext(context).build());
    }

    private Optional<Viewer> viewer(WebGraphQlRequest request) {
        return request instanceof WebSocketGraphQlRequest socket
                ? Optional.of(ofSocket(socket.getSessionInfo()))
                : header(request.getHeaders()).map(this::verify);
    }

    private Viewer ofSocket(WebSocketSessionInfo socket) {
        if (!(socket.getAttributes().get(Viewer.ATTRIBUTE) instanceof Viewer viewer)
                || !clock.instant().isBefore(viewer.expiresAt())) {
            throw ApiException.unauthenticated();
        }
        live.check(viewer.sessionId());
        return viewer;
    }

    private Viewer verify(String authorization) {
        if (!authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw ApiException.unauthenticated();
        }
        var viewer = tokens.verify(authorization.substring(SCHEME.length()).strip());
        live.check(viewer.sessionId());
        return viewer;
    }

    private static Optional<String> header(HttpHeaders headers) {
        var values = headers.getOrEmpty(HttpHeaders.AUTHORIZATION);
        if (values.size() > 1) {
            throw ApiException.unauthenticated();
        }
        return values.stream().findFirst();
    }

    private static WebGraphQlResponse refused(WebGraphQlRequest request, ApiException refusal) {
        var result = ExecutionResultImpl.newExecutionResult()
                .errors(List.of(ApiError.of(refusal)))
                .build();
        return new WebGraphQlResponse(new DefaultExecutionGraphQlResponse(request.toExecutionInput(), result));
    }
}
