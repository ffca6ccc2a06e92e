package com.slackclone.room;

import com.slackclone.account.User;
import com.slackclone.account.UserId;
import com.slackclone.account.Viewer;
import com.slackclone.realtime.StreamEvent;
import com.slackclone.realtime.Streams;
import com.slackclone.room.RoomEvents.MemberJoinedRoom;
import com.slackclone.room.RoomEvents.MemberLeftRoom;
import com.slackclone.room.RoomEvents.RoomRead;
import com.slackclone.workspace.WorkspaceId;
import java.util.concurrent.CompletableFuture;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.data.method.annotation.SubscriptionMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Flux;

/// The streams of rooms and workspaces, and the edges of their events.
@Controller
class RoomEventController {

    private final Streams streams;
    private final RoomInterests interests;
    private final RoomAccess access;

    RoomEventController(Streams streams, RoomInterests interests, RoomAccess access) {
        this.streams = streams;
        this.interests = interests;
        this.access = access;
    }

    @SubscriptionMapping
    Flux<StreamEvent> roomEvents(@Argument String roomId, @Argument @Nullable String after, Viewer viewer) {
        return streams.open(interests.room(viewer, RoomId.parse(roomId)), after);
    }

    @SubscriptionMapping
    Flux<StreamEvent> workspaceEvents(@Argument String workspaceId, @Argument @Nullable String after, Viewer viewer) {
        return streams.open(interests.workspace(viewer, WorkspaceId.parse(workspaceId)), after);
    }

    @SchemaMapping(typeName = "MemberJoinedRoom", field = "user")
    CompletableFuture<User> joined(StreamEvent delivered, DataLoader<UserId, User> users) {
        return users.load(((MemberJoinedRoom) delivered.event()).userId());
    }

    @SchemaMapping(typeName = "MemberLeftRoom", field = "user")
    CompletableFuture<User> left(StreamEvent delivered, DataLoader<UserId, User> users) {
        return users.load(((MemberLeftRoom) delivered.event()).userId());
    }

    @SchemaMapping(typeName = "MemberLeftRoom", field = "room")
    @Nullable
    Room roomLeft(StreamEvent delivered, Viewer viewer) {
        var left = (MemberLeftRoom) delivered.event();
        var isOpen = left.room() instanceof Channel channel && channel.isPublic();
        return left.userId().equals(viewer.userId()) && !isOpen ? null : left.room();
    }

    @SchemaMapping(typeName = "MemberLeftRoom", field = "roomId")
    RoomId roomIdLeft(StreamEvent delivered) {
        return ((MemberLeftRoom) delivered.event()).room().id();
    }

    @SchemaMapping(typeName = "RoomRead", field = "room")
    CompletableFuture<Room> roomRead(StreamEvent delivered, Viewer viewer, DataLoader<RoomId, Room> rooms) {
        var id = ((RoomRead) delivered.event()).roomId();
        access.requireRead(viewer, id);
        return rooms.load(id);
    }
}
