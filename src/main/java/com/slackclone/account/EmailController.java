package com.slackclone.account;

import com.slackclone.platform.web.ClientInfo;
import graphql.GraphQLContext;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/// The mutations that prove and change the address of an account.
@Controller
class EmailController {

    record ExpiryPayload(Instant expiresAt) {}

    record TokenInput(String token) {

        @Override
        public String toString() {
            return "TokenInput";
        }
    }

    record VerifyEmailPayload(Viewer viewer) {}

    record RequestEmailChangeInput(String email, @Nullable String password) {

        @Override
        public String toString() {
            return "RequestEmailChangeInput";
        }
    }

    record ConfirmEmailChangePayload(Viewer viewer, User user) {}

    private final EmailVerification verification;
    private final EmailChange changes;

    EmailController(EmailVerification verification, EmailChange changes) {
        this.verification = verification;
        this.changes = changes;
    }

    @MutationMapping
    ExpiryPayload requestEmailVerification(Viewer viewer, GraphQLContext context) {
        return new ExpiryPayload(verification.request(viewer, ClientInfo.of(context)));
    }

    @MutationMapping
    VerifyEmailPayload verifyEmail(@Argument TokenInput input, Viewer viewer, GraphQLContext context) {
        verification.verify(viewer, input.token(), ClientInfo.of(context));
        return new VerifyEmailPayload(viewer);
    }

    @MutationMapping
    ExpiryPayload requestEmailChange(@Argument RequestEmailChangeInput input, Viewer viewer, GraphQLContext context) {
        return new ExpiryPayload(changes.request(viewer, input.email(), input.password(), ClientInfo.of(context)));
    }

    @MutationMapping
    ConfirmEmailChangePayload confirmEmailChange(@Argument TokenInput input, Viewer viewer, GraphQLContext context) {
        var user = changes.confirm(viewer, input.token(), ClientInfo.of(context));
        return new ConfirmEmailChangePayload(viewer, user);
    }
}
