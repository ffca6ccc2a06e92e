package com.slackclone.presence;

import com.slackclone.account.User;
import com.slackclone.account.UserId;
import com.slackclone.account.Viewer;
import com.slackclone.workspace.Members;
import com.slackclone.workspace.WorkspaceId;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.dataloader.DataLoader;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// `User.presence`: for all users of an operation together, one call of Redis for a workspace. A plain data
/// fetcher, as a controller's method costs a change of threads for each user of a list.
@Component
class UserPresence implements RuntimeWiringConfigurer {

    private static final String LOADER = Presence.class.getName();

    private record Wanted(WorkspaceId workspace, UserId user) {}

    private final Presences presences;
    private final Members members;

    UserPresence(Presences presences, Members members, BatchLoaderRegistry loaders) {
        this.presences = presences;
        this.members = members;
        loaders.forTypePair(Wanted.class, Presence.class)
                .withName(LOADER)
                .registerMappedBatchLoader((wanted, _) -> Mono.fromCallable(() -> load(wanted)));
    }

    private Map<Wanted, Presence> load(Collection<Wanted> wanted) {
        var found = new HashMap<Wanted, Presence>();
        Map<WorkspaceId, List<UserId>> byWorkspace = wanted.stream()
                .collect(Collectors.groupingBy(
                        Wanted::workspace, Collectors.mapping(Wanted::user, Collectors.toList())));
        byWorkspace.forEach((workspace, users) -> presences
                .of(workspace, users)
                .forEach(presence -> found.put(new Wanted(workspace, presence.userId()), presence)));
        return found;
    }

    @Override
    public void configure(RuntimeWiring.Builder wiring) {
        wiring.type("User", type -> type.dataFetcher("presence", this::presence));
    }

    private CompletableFuture<Presence> presence(DataFetchingEnvironment environment) {
        var workspace = WorkspaceId.parse(Objects.requireNonNull(environment.getArgument("workspaceId")));
        members.require(Viewer.of(environment.getGraphQlContext()), workspace);
        User user = Objects.requireNonNull(environment.getSource());
        DataLoader<Wanted, Presence> loader = environment.getDataLoader(LOADER);
        return Objects.requireNonNull(loader).load(new Wanted(workspace, user.id()));
    }
}
