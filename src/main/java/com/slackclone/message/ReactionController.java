package com.slackclone.message;

import com.slackclone.account.User;
import com.slackclone.account.UserId;
import com.slackclone.account.Viewer;
import com.slackclone.message.Reaction.Counted;
import com.slackclone.message.ReactionEvents.OfReaction;
import com.slackclone.platform.graphql.Connection;
import com.slackclone.platform.graphql.PageRequest;
import com.slackclone.realtime.StreamEvent;
import graphql.GraphQLContext;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.dataloader.DataLoader;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

@Controller
class ReactionController {

    record ReactionInput(String messageId, String emoji) {}

    record ReactionPayload(Message message) {}

    /// Whether the viewer has made a reaction.
    record Made(boolean byViewer) {}

    private final Reacting reacting;
    private final ReactionTable reactions;

    ReactionController(Reacting reacting, ReactionTable reactions, BatchLoaderRegistry loaders) {
        this.reacting = reacting;
        this.reactions = reactions;
        loaders.forTypePair(Reaction.class, Made.class).registerMappedBatchLoader((wanted, environment) -> {
            var viewer = Viewer.of(Objects.requireNonNull(environment.<GraphQLContext>getContext()));
            return Mono.fromCallable(() -> {
                var made = reactions.madeBy(viewer.userId(), wanted);
                return wanted.stream()
                        .collect(Collectors.toMap(reaction -> reaction, reaction -> new Made(made.contains(reaction))));
            });
        });
    }

    @MutationMapping
    ReactionPayload addReaction(@Argument ReactionInput input, Viewer viewer) {
        return new ReactionPayload(reacting.add(viewer, MessageId.parse(input.messageId()), input.emoji()));
    }

    @MutationMapping
    ReactionPayload removeReaction(@Argument ReactionInput input, Viewer viewer) {
        return new ReactionPayload(reacting.remove(viewer, MessageId.parse(input.messageId()), input.emoji()));
    }

    @SchemaMapping(typeName = "Reaction")
    CompletableFuture<Boolean> viewerHasReacted(Counted counted, DataLoader<Reaction, Made> made) {
        return made.load(counted.reaction()).thenApply(Made::byViewer);
    }

    /// One query. Who got the message may read it.
    @SchemaMapping(typeName = "Reaction")
    CompletableFuture<Connection<User>> users(Counted counted, PageRequest page, DataLoader<UserId, User> users) {
        var found = reactions.users(counted.reaction(), page);
        var ids = Connection.page(page, found, UserId::global);
        return users.loadMany(ids.nodes())
                .thenApply(loaded -> ids.map(id ->
                        loaded.stream().filter(user -> user.id().equals(id)).findFirst()));
    }

    @SchemaMapping(typeName = "ReactionAdded", field = "user")
    CompletableFuture<User> added(StreamEvent delivered, DataLoader<UserId, User> users) {
        return users.load(((OfReaction) delivered.event()).userId());
    }

    @SchemaMapping(typeName = "ReactionRemoved", field = "user")
    CompletableFuture<User> removed(StreamEvent delivered, DataLoader<UserId, User> users) {
        return users.load(((OfReaction) delivered.event()).userId());
    }
}
