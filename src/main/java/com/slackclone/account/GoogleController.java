package com.slackclone.account;

import com.slackclone.platform.web.ClientInfo;
import graphql.GraphQLContext;
import graphql.execution.DataFetcherResult;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/// The mutations about Google.
@Controller
class GoogleController {

    record LoginWithGoogleInput(String idToken, String nonce) {

        @Override
        public String toString() {
            return "LoginWithGoogleInput";
        }
    }

    record LoginWithGooglePayload(
            String accessToken,
            String refreshToken,
            Instant expiresAt,
            User user,
            Session session,
            boolean isNewAccount) {}

    record LinkGoogleAccountInput(
            String idToken, String nonce, @Nullable String password) {

        @Override
        public String toString() {
            return "LinkGoogleAccountInput";
        }
    }

    record UnlinkGoogleAccountInput(@Nullable String password) {

        @Override
        public String toString() {
            return "UnlinkGoogleAccountInput";
        }
    }

    record ViewerPayload(Viewer viewer) {}

    private final GoogleSignIn signIn;
    private final GoogleLinking linking;

    GoogleController(GoogleSignIn signIn, GoogleLinking linking) {
        this.signIn = signIn;
        this.linking = linking;
    }

    @MutationMapping
    DataFetcherResult<LoginWithGooglePayload> loginWithGoogle(
            @Argument LoginWithGoogleInput input, GraphQLContext context) {
        var welcome = signIn.login(input.idToken(), input.nonce(), ClientInfo.of(context));
        var tokens = welcome.signedIn().tokens();
        var payload = new LoginWithGooglePayload(
                tokens.accessToken(),
                tokens.refreshToken(),
                tokens.expiresAt(),
                welcome.signedIn().user(),
                tokens.session(),
                welcome.isNew());
        return SignInController.withViewer(payload, tokens);
    }

    @MutationMapping
    ViewerPayload linkGoogleAccount(@Argument LinkGoogleAccountInput input, Viewer viewer, GraphQLContext context) {
        linking.link(viewer, input.idToken(), input.nonce(), input.password(), ClientInfo.of(context));
        return new ViewerPayload(viewer);
    }

    @MutationMapping
    ViewerPayload unlinkGoogleAccount(@Argument UnlinkGoogleAccountInput input, Viewer viewer, GraphQLContext context) {
        linking.unlink(viewer, input.password(), ClientInfo.of(context));
        return new ViewerPayload(viewer);
    }
}
