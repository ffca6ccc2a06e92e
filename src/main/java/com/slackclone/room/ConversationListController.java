package com.slackclone.room;

import com.slackclone.account.Viewer;
import com.slackclone.platform.graphql.Connection;
import com.slackclone.platform.graphql.PageRequest;
import com.slackclone.workspace.Workspace;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dataloader.DataLoader;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

@Controller
class ConversationListController {

    private final RoomMembershipTable memberships;
    private final Rooms rooms;

    ConversationListController(RoomMembershipTable memberships, Rooms rooms) {
        this.memberships = memberships;
        this.rooms = rooms;
    }

    /// A query for those that the viewer is in, and a call for each 100 of them. No index has them in the order of
    /// their last message, as a message would have to move them there for each of their people; so they are sorted
    /// here.
    @SchemaMapping
    Connection<Conversation> conversations(
            Workspace workspace, PageRequest page, Viewer viewer, DataLoader<RoomId, ReadState> readStates) {
        var joined = memberships.conversationsOf(workspace.id(), viewer.userId()).stream()
                .collect(Collectors.toMap(RoomMembership::roomId, Function.identity()));
        var all = rooms.getAll(joined.keySet()).values().stream().map(Conversation.class::cast);
        var found = Recency.page(page, workspace.id(), all, conversation -> conversation);
        found.nodes()
                .forEach(one -> readStates.prime(one.id(), ReadState.of(Optional.ofNullable(joined.get(one.id())))));
        return found;
    }
}
