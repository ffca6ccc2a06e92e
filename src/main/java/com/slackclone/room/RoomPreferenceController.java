package com.slackclone.room;

import com.slackclone.account.Viewer;
import graphql.GraphQLContext;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

/// What the viewer wants to be told of rooms.
@Controller
class RoomPreferenceController {

    record SetRoomNotificationPreferenceInput(
            String roomId,
            NotificationPreference preference,
            @Nullable Instant muteUntil) {}

    record SetRoomNotificationPreferencePayload(Room room) {}

    private final RoomPreferences preferences;
    private final Clock clock;

    RoomPreferenceController(RoomPreferences preferences, Clock clock, BatchLoaderRegistry loaders) {
        this.preferences = preferences;
        this.clock = clock;
        loaders.forTypePair(RoomId.class, RoomPreference.class).registerMappedBatchLoader((rooms, environment) -> {
            var viewer = Viewer.of(Objects.requireNonNull(environment.<GraphQLContext>getContext()));
            return Mono.fromCallable(() -> preferences.of(viewer, rooms));
        });
    }

    @MutationMapping
    SetRoomNotificationPreferencePayload setRoomNotificationPreference(
            @Argument SetRoomNotificationPreferenceInput input, Viewer viewer) {
        var room = RoomId.parse(input.roomId());
        return new SetRoomNotificationPreferencePayload(
                preferences.set(viewer, room, input.preference(), input.muteUntil()));
    }

    @SchemaMapping(typeName = "Room")
    CompletableFuture<NotificationPreference> viewerNotificationPreference(
            Room room, DataLoader<RoomId, RoomPreference> loader) {
        return loader.load(room.id()).thenApply(RoomPreference::choice);
    }

    @SchemaMapping(typeName = "Room")
    CompletableFuture<@Nullable Instant> viewerMutedUntil(Room room, DataLoader<RoomId, RoomPreference> loader) {
        return loader.load(room.id())
                .thenApply(RoomPreference::mutedUntil)
                .thenApply(until -> until == null || until.isBefore(clock.instant()) ? null : until);
    }
}
