package com.slackclone.presence;

import com.slackclone.account.User;
import com.slackclone.account.UserId;
import com.slackclone.account.Viewer;
import com.slackclone.room.Room;
import com.slackclone.room.RoomId;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.data.method.annotation.SubscriptionMapping;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Controller
class TypingController {

    record StartTypingInput(String roomId, @Nullable String parentId) {}

    record StartTypingPayload(Instant expiresAt) {}

    /// Who types in one room.
    record Typing(List<User> users) {}

    private final Typists typists;
    private final TypingStreams streams;

    TypingController(Typists typists, TypingStreams streams, BatchLoaderRegistry loaders) {
        this.typists = typists;
        this.streams = streams;
        loaders.forTypePair(RoomId.class, Typing.class)
                .registerMappedBatchLoader((rooms, _) -> Mono.fromCallable(() -> typists.in(rooms).entrySet().stream()
                        .collect(Collectors.toMap(entry -> entry.getKey(), entry -> new Typing(entry.getValue())))));
    }

    @MutationMapping
    StartTypingPayload startTyping(@Argument StartTypingInput input, Viewer viewer) {
        var place = TypingPlace.parse(input.roomId(), input.parentId());
        return new StartTypingPayload(typists.start(viewer, place));
    }

    @SubscriptionMapping
    Flux<TypingChange> typing(@Argument String roomId, @Argument @Nullable String parentId, Viewer viewer) {
        return streams.open(viewer, TypingPlace.parse(roomId, parentId));
    }

    @SchemaMapping(typeName = "Typing")
    CompletableFuture<User> user(TypingChange change, DataLoader<UserId, User> users) {
        return users.load(change.userId());
    }

    @SchemaMapping(typeName = "Room")
    CompletableFuture<List<User>> typingUsers(Room room, DataLoader<RoomId, Typing> typing) {
        return typing.load(room.id()).thenApply(Typing::users);
    }
}
