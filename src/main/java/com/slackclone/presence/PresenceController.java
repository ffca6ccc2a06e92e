package com.slackclone.presence;

import com.slackclone.account.User;
import com.slackclone.account.UserId;
import com.slackclone.account.Users;
import com.slackclone.account.Viewer;
import com.slackclone.platform.graphql.Connection;
import com.slackclone.platform.graphql.PageRequest;
import com.slackclone.workspace.Workspace;
import com.slackclone.workspace.WorkspaceId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.data.method.annotation.SubscriptionMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Flux;

@Controller
class PresenceController {

    record SetPresenceInput(
            String workspaceId,
            PresenceStatus status,
            @Nullable String statusMessage) {}

    record SetPresencePayload(Presence presence) {}

    private final Presences presences;
    private final PresenceChoices choices;
    private final PresenceStreams streams;
    private final Users users;

    PresenceController(Presences presences, PresenceChoices choices, PresenceStreams streams, Users users) {
        this.presences = presences;
        this.choices = choices;
        this.streams = streams;
        this.users = users;
    }

    @MutationMapping
    SetPresencePayload setPresence(@Argument SetPresenceInput input, Viewer viewer) {
        var workspace = WorkspaceId.parse(input.workspaceId());
        return new SetPresencePayload(choices.choose(viewer, workspace, input.status(), input.statusMessage()));
    }

    @SubscriptionMapping
    Flux<Presence> presence(@Argument String workspaceId, @Argument List<String> userIds, Viewer viewer) {
        return streams.open(viewer, WorkspaceId.parse(workspaceId), userIds);
    }

    @SchemaMapping
    CompletableFuture<User> user(Presence presence, DataLoader<UserId, User> users) {
        return users.load(presence.userId());
    }

    @SchemaMapping
    Connection<User> onlineMembers(Workspace workspace, PageRequest page) {
        var online = Connection.page(page, presences.online(workspace.id(), page), UserId::global);
        var known = users.findAll(online.nodes());
        return online.map(user -> Optional.ofNullable(known.get(user)));
    }
}
