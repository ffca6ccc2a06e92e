package com.slackclone.account;

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

    ViewerController(Sessions sessions) {
        this.sessions = sessions;
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
    List<Session> sessions(Viewer viewer) {
        return sessions.of(viewer.userId());
    }
}
