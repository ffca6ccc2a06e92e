package com.slackclone.account;

import com.slackclone.platform.web.ClientInfo;
import graphql.GraphQLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/// The mutation that ends an account.
@Controller
class DeletionController {

    record DeleteAccountInput(@Nullable String password) {

        @Override
        public String toString() {
            return "DeleteAccountInput";
        }
    }

    record DeleteAccountPayload(UserId userId) {}

    private final AccountDeletion deletion;

    DeletionController(AccountDeletion deletion) {
        this.deletion = deletion;
    }

    @MutationMapping
    DeleteAccountPayload deleteAccount(@Argument DeleteAccountInput input, Viewer viewer, GraphQLContext context) {
        deletion.delete(viewer, input.password(), ClientInfo.of(context));
        return new DeleteAccountPayload(viewer.userId());
    }
}
