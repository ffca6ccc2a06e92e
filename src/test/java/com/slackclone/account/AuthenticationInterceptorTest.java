package com.slackclone.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.slackclone.platform.error.ApiException;
import com.slackclone.platform.error.ErrorCode;
import com.slackclone.platform.web.ClientAddresses;
import com.slackclone.platform.web.ClientInfo;
import com.slackclone.realtime.SocketIdentity;
import graphql.ExecutionResultImpl;
import graphql.GraphQLContext;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.graphql.server.WebGraphQlInterceptor.Chain;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.server.WebSocketGraphQlRequest;
import org.springframework.graphql.server.WebSocketSessionInfo;
import org.springframework.graphql.support.DefaultExecutionGraphQlResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.env.MockEnvironment;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class AuthenticationInterceptorTest {

    private static final SessionId SESSION = SessionId.next(UserId.next());
    private static final Map<String, Object> BODY = Map.of("query", "{ __typename }");
    private static final ClientInfo CLIENT = new ClientInfo("192.0.2.1", null);

    private final TestClock clock = new TestClock();
    private final AccessTokens tokens = new AccessTokens(TestProperties.auth(), clock, new MockEnvironment());
    private final LiveSessions live = mock();
    private final ClientAddresses addresses = mock();
    private final AuthenticationInterceptor interceptor = new AuthenticationInterceptor(tokens, live, addresses, clock);
    private final String authorization = "Bearer " + tokens.issue(SESSION).token();
    private final WebSocketSessionInfo socket = mock();
    private final Map<String, Object> attributes = new HashMap<>();
    private @Nullable GraphQLContext context;

    @BeforeEach
    void connect() {
        when(addresses.client(any(), any())).thenReturn(CLIENT);
        when(socket.getAttributes()).thenReturn(attributes);
        when(socket.getHeaders()).thenReturn(new HttpHeaders());
    }

    @Test
    void tellsWhoASocketBelongsTo() {
        StepVerifier.create(init(authorization)).verifyComplete();

        assertThat(attributes.get(SocketIdentity.ATTRIBUTE))
                .isEqualTo(new SocketIdentity(
                        SESSION.user().global(),
                        SESSION.global(),
                        clock.instant().plus(Duration.ofDays(7))));
        assertThat(run(overSocket())).isEmpty();
        assertThat(viewer()).isEqualTo(SESSION);
    }

    @Test
    void takesTheHeaderOfTheHandshake() {
        var headers = new HttpHeaders();
        headers.set("Authorization", authorization);
        when(socket.getHeaders()).thenReturn(headers);

        StepVerifier.create(interceptor.handleConnectionInitialization(socket, Map.of()))
                .verifyComplete();

        assertThat(attributes).containsKey(SocketIdentity.ATTRIBUTE);
    }

    @Test
    void refusesASocketOfNobody() {
        assertRefused(interceptor.handleConnectionInitialization(socket, Map.of()));
        assertRefused(init(42));
        assertRefused(init("Bearer nonsense"));
        assertRefused(init(authorization.substring("Bearer ".length())));
        ended();
        assertRefused(init(authorization));

        assertThat(attributes).isEmpty();
        assertThat(run(overSocket())).containsExactly("UNAUTHENTICATED");
    }

    @Test
    void asksForTheSessionWithEachOperationOfASocket() {
        StepVerifier.create(init(authorization)).verifyComplete();

        ended();

        assertThat(run(overSocket())).containsExactly("UNAUTHENTICATED");
    }

    @Test
    void endsASocketsRightsWithItsToken() {
        StepVerifier.create(init(authorization)).verifyComplete();

        clock.advance(Duration.ofDays(7));

        assertThat(run(overSocket())).containsExactly("UNAUTHENTICATED");
    }

    @Test
    void tellsWhoARequestIsFrom() {
        assertThat(run(overHttp(authorization))).isEmpty();
        assertThat(viewer()).isEqualTo(SESSION);
        assertThat(run(overHttp(authorization.replace("Bearer", "bearer")))).isEmpty();
    }

    @Test
    void letsARequestOfNobodyPass() {
        assertThat(run(overHttp())).isEmpty();
        assertThat(Viewer.find(context())).isEmpty();
        assertThat(ClientInfo.of(context())).isEqualTo(CLIENT);
    }

    @Test
    void refusesAHeaderThatIsNoToken() {
        assertThat(run(overHttp(""))).containsExactly("UNAUTHENTICATED");
        assertThat(run(overHttp("Basic YWRhOnB3"))).containsExactly("UNAUTHENTICATED");
        assertThat(run(overHttp("Bearer"))).containsExactly("UNAUTHENTICATED");
        assertThat(run(overHttp(authorization, authorization))).containsExactly("UNAUTHENTICATED");
        assertThat(context).isNull();
    }

    @Test
    void saysWhenNobodyCanSay() {
        doThrow(ApiException.unavailable("sign-in")).when(live).check(SESSION);

        assertThat(run(overHttp(authorization))).containsExactly("UNAVAILABLE");
    }

    private void ended() {
        doThrow(ApiException.unauthenticated()).when(live).check(SESSION);
    }

    private Mono<Object> init(Object payload) {
        return interceptor.handleConnectionInitialization(socket, Map.of("Authorization", payload));
    }

    private static void assertRefused(Mono<Object> answer) {
        StepVerifier.create(answer)
                .expectErrorMatches(
                        e -> e instanceof ApiException refusal && refusal.code() == ErrorCode.UNAUTHENTICATED)
                .verify();
    }

    /// @return the codes of the errors
    private List<String> run(WebGraphQlRequest request) {
        context = null;
        Chain chain = passed -> {
            var input = passed.toExecutionInput();
            context = input.getGraphQLContext();
            var result = ExecutionResultImpl.newExecutionResult().data(Map.of()).build();
            return Mono.just(new WebGraphQlResponse(new DefaultExecutionGraphQlResponse(input, result)));
        };
        return interceptor.intercept(request, chain).blockOptional().orElseThrow().getErrors().stream()
                .map(error -> String.valueOf(error.getExtensions().get("code")))
                .toList();
    }

    private GraphQLContext context() {
        var passed = context;
        if (passed == null) {
            throw new AssertionError("Nothing has run");
        }
        return passed;
    }

    private SessionId viewer() {
        return Viewer.of(context()).sessionId();
    }

    private WebGraphQlRequest overSocket() {
        return new WebSocketGraphQlRequest(
                URI.create("/graphql"), new HttpHeaders(), null, null, attributes, BODY, "1", null, socket);
    }

    private static WebGraphQlRequest overHttp(String... authorizations) {
        var headers = new HttpHeaders();
        headers.put("Authorization", List.of(authorizations));
        if (authorizations.length == 0) {
            headers.remove("Authorization");
        }
        return new WebGraphQlRequest(URI.create("/graphql"), headers, null, null, Map.of(), BODY, "1", null);
    }
}
