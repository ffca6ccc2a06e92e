package com.slackclone.account;

import com.slackclone.platform.error.ApiException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/// The viewer, and what is theirs in this package.
@Controller
class ViewerController {

    private final Sessions sessions;
    private final CredentialsTable credentials;

    ViewerController(Sessions sessions, CredentialsTable credentials) {
        this.sessions = sessions;
        this.credentials = credentials;
    }

    @QueryMapping
    Viewer viewer(Viewer viewer) {
        return viewer;
    }

    @SchemaMapping(typeName = "Viewer")
    CompletableFuture<User> user(Viewer viewer, DataLoader<UserId, User> users) {
        return users.load(viewer.userId());
    }

    @SchemaMapping(typeName = "Viewer")
    boolean isEmailVerified(Viewer viewer) {
        return credentials
                .find(viewer.userId())
                .orElseThrow(ApiException::unauthenticated)
                .isEmailProven();
    }

    /// @param email of the Google account
    record SignInMethod(Type type, @Nullable String email) {

        enum Type {
            PASSWORD,
            GOOGLE
        }
    }

    @SchemaMapping(typeName = "Viewer")
    List<SignInMethod> signInMethods(Viewer viewer) {
        var account = credentials.find(viewer.userId()).orElseThrow(ApiException::unauthenticated);
        var methods = new ArrayList<SignInMethod>();
        if (account.passwordHash() != null) {
            methods.add(new SignInMethod(SignInMethod.Type.PASSWORD, null));
        }
        if (account.google() != null) {
            methods.add(
                    new SignInMethod(SignInMethod.Type.GOOGLE, account.google().email()));
        }
        return methods;
    }

    @SchemaMapping(typeName = "Viewer")
    List<Session> sessions(Viewer viewer) {
        return sessions.of(viewer.userId());
    }
}
