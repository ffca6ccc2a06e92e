package com.slackclone.account;

import com.slackclone.platform.error.ApiException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.dataloader.DataLoader;
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

    @SchemaMapping(typeName = "Viewer")
    List<Session> sessions(Viewer viewer) {
        return sessions.of(viewer.userId());
    }
}
