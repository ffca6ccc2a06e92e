package com.slackclone.room;

import com.slackclone.account.Viewer;
import graphql.GraphQLContext;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.dataloader.BatchLoaderEnvironment;
import org.dataloader.DataLoader;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

/// What the viewer has read.
@Controller
class ReadStateController {

    record MarkRoomReadInput(String roomId, long seq) {}

    record MarkRoomReadPayload(Room room) {}

    record MarkRoomUnreadInput(String roomId, long seq) {}

    record MarkRoomUnreadPayload(Room room) {}

    private final ReadMarkers markers;

    ReadStateController(ReadMarkers markers, BatchLoaderRegistry loaders) {
        this.markers = markers;
        loaders.forTypePair(RoomId.class, ReadState.class)
                .registerMappedBatchLoader(
                        (rooms, environment) -> Mono.fromCallable(() -> markers.of(viewer(environment), rooms)));
    }

    private static Viewer viewer(BatchLoaderEnvironment environment) {
        return Viewer.of(Objects.requireNonNull(environment.<GraphQLContext>getContext()));
    }

    @MutationMapping
    MarkRoomReadPayload markRoomRead(@Argument MarkRoomReadInput input, Viewer viewer) {
        return new MarkRoomReadPayload(markers.markRead(viewer, RoomId.parse(input.roomId()), input.seq()));
    }

    @MutationMapping
    MarkRoomUnreadPayload markRoomUnread(@Argument MarkRoomUnreadInput input, Viewer viewer) {
        return new MarkRoomUnreadPayload(markers.markUnread(viewer, RoomId.parse(input.roomId()), input.seq()));
    }

    @SchemaMapping(typeName = "Room")
    CompletableFuture<Long> viewerLastReadSeq(Room room, DataLoader<RoomId, ReadState> readStates) {
        return readStates.load(room.id()).thenApply(ReadState::lastReadSeq);
    }

    @SchemaMapping(typeName = "Room")
    CompletableFuture<Long> viewerUnreadCount(Room room, DataLoader<RoomId, ReadState> readStates) {
        return readStates.load(room.id()).thenApply(state -> state.unread(room));
    }

    @SchemaMapping(typeName = "Room")
    CompletableFuture<Long> viewerMentionCount(Room room, DataLoader<RoomId, ReadState> readStates) {
        return readStates.load(room.id()).thenApply(state -> state.unreadMentions(room));
    }

    @SchemaMapping(typeName = "Room")
    CompletableFuture<Boolean> viewerIsMember(Room room, DataLoader<RoomId, ReadState> readStates) {
        return readStates.load(room.id()).thenApply(ReadState::isMember);
    }
}
