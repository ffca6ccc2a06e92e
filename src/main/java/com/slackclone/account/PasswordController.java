package com.slackclone.account;

import com.slackclone.platform.web.ClientInfo;
import graphql.GraphQLContext;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/// The mutations that change a password.
@Controller
class PasswordController {

    record RequestPasswordResetInput(String email) {}

    record RequestPasswordResetPayload(Instant expiresAt) {}

    record ResetPasswordInput(String token, String password) {

        @Override
        public String toString() {
            return "ResetPasswordInput";
        }
    }

    record ResetPasswordPayload(String email) {}

    record ChangePasswordInput(@Nullable String currentPassword, String newPassword) {

        @Override
        public String toString() {
            return "ChangePasswordInput";
        }
    }

    record ChangePasswordPayload(Viewer viewer) {}

    private final PasswordReset resets;
    private final PasswordChange changes;

    PasswordController(PasswordReset resets, PasswordChange changes) {
        this.resets = resets;
        this.changes = changes;
    }

    @MutationMapping
    RequestPasswordResetPayload requestPasswordReset(
            @Argument RequestPasswordResetInput input, GraphQLContext context) {
        return new RequestPasswordResetPayload(resets.request(input.email(), ClientInfo.of(context)));
    }

    @MutationMapping
    ResetPasswordPayload resetPassword(@Argument ResetPasswordInput input, GraphQLContext context) {
        return new ResetPasswordPayload(resets.reset(input.token(), input.password(), ClientInfo.of(context)));
    }

    @MutationMapping
    ChangePasswordPayload changePassword(@Argument ChangePasswordInput input, Viewer viewer, GraphQLContext context) {
        changes.change(viewer, input.currentPassword(), input.newPassword(), ClientInfo.of(context));
        return new ChangePasswordPayload(viewer);
    }
}
