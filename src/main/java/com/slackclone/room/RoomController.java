package com.slackclone.room;

import com.slackclone.account.User;
import com.slackclone.account.UserId;
import com.slackclone.account.Viewer;
import com.slackclone.platform.graphql.Connection;
import com.slackclone.platform.graphql.PageRequest;
import com.slackclone.workspace.Workspace;
import com.slackclone.workspace.Workspaces;
import java.util.concurrent.CompletableFuture;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

/// What rooms of all kinds have, and channels in particular.
@Controller
class RoomController {

    private final Rooms rooms;
    private final Channels channels;
    private final ChannelMembers members;
    private final Workspaces workspaces;
    private final RoomAccess access;

    RoomController(
            Rooms rooms,
            Channels channels,
            ChannelMembers members,
            Workspaces workspaces,
            RoomAccess access,
            BatchLoaderRegistry loaders) {
        this.rooms = rooms;
        this.channels = channels;
        this.members = members;
        this.workspaces = workspaces;
        this.access = access;
        loaders.forTypePair(RoomId.class, Room.class)
                .registerMappedBatchLoader((ids, _) -> Mono.fromCallable(() -> rooms.getAll(ids)));
    }

    @QueryMapping
    Room room(@Argument String id, Viewer viewer) {
        return rooms.get(viewer, RoomId.parse(id));
    }

    @QueryMapping
    Channel channel(@Argument String id, Viewer viewer) {
        return channels.get(viewer, ChannelId.parse(id));
    }

    @SchemaMapping(typeName = "Room")
    Workspace workspace(Room room) {
        return workspaces.get(room.id().workspace());
    }

    @SchemaMapping(typeName = "Room")
    Connection<RoomMembership> members(Room room, PageRequest page, Viewer viewer) {
        access.requireRead(viewer, room.id());
        return Connection.page(
                page, members.page(room.id(), page), member -> member.userId().global());
    }

    @SchemaMapping
    CompletableFuture<User> createdBy(Channel channel, DataLoader<UserId, User> users) {
        return users.load(channel.createdById());
    }

    /// In a conversation everybody may see how far the others have got.
    @SchemaMapping(typeName = "RoomMember")
    @Nullable
    Long lastReadSeq(RoomMembership member) {
        return switch (member.roomId()) {
            case ChannelId _ -> null;
            case ConversationId _ -> member.lastReadSeq();
        };
    }

    @SchemaMapping(typeName = "RoomMember")
    CompletableFuture<User> user(RoomMembership member, DataLoader<UserId, User> users) {
        return users.load(member.userId());
    }
}
