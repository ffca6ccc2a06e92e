package com.slackclone.account;

import com.slackclone.account.Accounts.SignedIn;
import com.slackclone.platform.error.ApiException;
import com.slackclone.platform.web.ClientInfo;
import graphql.GraphQLContext;
import graphql.execution.DataFetcherResult;
import java.time.Instant;
import java.util.List;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/// The mutations that give tokens and take them back.
@Controller
class SignInController {

    private final Registration registration;
    private final Accounts accounts;
    private final Sessions sessions;

    SignInController(Registration registration, Accounts accounts, Sessions sessions) {
        this.registration = registration;
        this.accounts = accounts;
        this.sessions = sessions;
    }

    record SignInPayload(String accessToken, String refreshToken, Instant expiresAt, User user, Session session) {}

    record RefreshSessionInput(String refreshToken) {}

    record RefreshSessionPayload(String accessToken, String refreshToken, Instant expiresAt, Session session) {}

    record LogoutPayload(SessionId sessionId) {}

    record RevokeSessionInput(String sessionId) {}

    record RevokeSessionPayload(Session session) {}

    record RevokeAllSessionsInput(boolean keepCurrent) {}

    record RevokeAllSessionsPayload(List<Session> sessions) {}

    @MutationMapping
    DataFetcherResult<SignInPayload> register(@Argument RegisterInput input, GraphQLContext context) {
        var client = ClientInfo.of(context);
        var user = registration.register(input, client);
        return result(accounts.start(user, Registration.FIRST_GENERATION, client));
    }

    @MutationMapping
    DataFetcherResult<SignInPayload> login(@Argument LoginInput input, GraphQLContext context) {
        return result(accounts.login(input, ClientInfo.of(context)));
    }

    private static DataFetcherResult<SignInPayload> result(SignedIn signedIn) {
        var tokens = signedIn.tokens();
        var payload = new SignInPayload(
                tokens.accessToken(), tokens.refreshToken(), tokens.expiresAt(), signedIn.user(), tokens.session());
        return withViewer(payload, tokens);
    }

    @MutationMapping
    DataFetcherResult<RefreshSessionPayload> refreshSession(
            @Argument RefreshSessionInput input, GraphQLContext context) {
        var tokens = accounts.refresh(input.refreshToken(), ClientInfo.of(context));
        var payload = new RefreshSessionPayload(
                tokens.accessToken(), tokens.refreshToken(), tokens.expiresAt(), tokens.session());
        return withViewer(payload, tokens);
    }

    /// What is below sees the person who has just signed in as the viewer.
    static <T> DataFetcherResult<T> withViewer(T payload, Tokens tokens) {
        return DataFetcherResult.<T>newResult()
                .data(payload)
                .localContext(tokens.viewer())
                .build();
    }

    @MutationMapping
    LogoutPayload logout(Viewer viewer) {
        sessions.end(viewer.sessionId());
        return new LogoutPayload(viewer.sessionId());
    }

    @MutationMapping
    RevokeSessionPayload revokeSession(@Argument RevokeSessionInput input, Viewer viewer) {
        var id = SessionId.parse(input.sessionId());
        if (!id.user().equals(viewer.userId())) {
            throw ApiException.notFound("session");
        }
        return new RevokeSessionPayload(sessions.end(id).orElseThrow(() -> ApiException.notFound("session")));
    }

    @MutationMapping
    RevokeAllSessionsPayload revokeAllSessions(@Argument RevokeAllSessionsInput input, Viewer viewer) {
        return new RevokeAllSessionsPayload(
                input.keepCurrent() ? sessions.endOthers(viewer.sessionId()) : sessions.endAll(viewer.userId()));
    }
}
