package com.slackclone.room;

import com.slackclone.account.User;
import com.slackclone.account.UserId;
import com.slackclone.account.Viewer;
import com.slackclone.realtime.StreamEvent;
import com.slackclone.realtime.Streams;
import com.slackclone.realtime.Topic;
import com.slackclone.room.RoomEvents.MemberJoinedRoom;
import com.slackclone.room.RoomEvents.MemberLeftRoom;
import com.slackclone.room.RoomEvents.RoomRead;
import com.slackclone.workspace.Members;
import com.slackclone.workspace.WorkspaceId;
import com.slackclone.workspace.WorkspaceTopics;
import java.util.ArrayList;
import java.util.List;
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
    private final RoomAccess access;
    private final Members members;
    private final Channels channels;

    RoomEventController(Streams streams, RoomAccess access, Members members, Channels channels) {
        this.streams = streams;
        this.access = access;
        this.members = members;
        this.channels = channels;
    }

    @SubscriptionMapping
    Flux<StreamEvent> roomEvents(@Argument String roomId, @Argument @Nullable String after, Viewer viewer) {
        var room = RoomId.parse(roomId);
        access.requireRead(viewer, room);
        return streams.open(List.of(RoomTopics.room(room)), after);
    }

    @SubscriptionMapping
    Flux<StreamEvent> workspaceEvents(@Argument String workspaceId, @Argument @Nullable String after, Viewer viewer) {
        var workspace = WorkspaceId.parse(workspaceId);
        members.require(viewer, workspace);
        var topics = new ArrayList<Topic>();
        topics.add(WorkspaceTopics.workspace(workspace));
        topics.add(WorkspaceTopics.member(workspace, viewer.userId()));
        channels.ofMember(workspace, viewer.userId())
                .forEach(membership -> topics.add(RoomTopics.room(membership.roomId())));
        return streams.open(topics, after);
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
        var channel = ((MemberLeftRoom) delivered.event()).channel();
        var isOwn = ((MemberLeftRoom) delivered.event()).userId().equals(viewer.userId());
        return isOwn && !channel.isPublic() ? null : channel;
    }

    @SchemaMapping(typeName = "MemberLeftRoom", field = "roomId")
    RoomId roomIdLeft(StreamEvent delivered) {
        return ((MemberLeftRoom) delivered.event()).channel().id();
    }

    @SchemaMapping(typeName = "RoomRead", field = "room")
    Room roomRead(StreamEvent delivered, Viewer viewer) {
        return channels.get(viewer, ((RoomRead) delivered.event()).roomId());
    }
}
