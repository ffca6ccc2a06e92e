package com.slackclone.room;

import com.slackclone.account.User;
import com.slackclone.account.UserId;
import com.slackclone.account.Viewer;
import com.slackclone.platform.graphql.NodeLoader;
import com.slackclone.workspace.WorkspaceId;
import graphql.GraphQLContext;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.dataloader.DataLoader;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

@Controller
class ConversationController implements NodeLoader {

    record OpenConversationInput(String workspaceId, List<String> userIds) {}

    record OpenConversationPayload(Conversation conversation) {}

    record LeaveConversationInput(String conversationId) {}

    record LeaveConversationPayload(ConversationId conversationId) {}

    private final Conversations conversations;

    ConversationController(Conversations conversations) {
        this.conversations = conversations;
    }

    @QueryMapping
    Conversation conversation(@Argument String id, Viewer viewer) {
        return conversations.get(viewer, ConversationId.parse(id));
    }

    @MutationMapping
    OpenConversationPayload openConversation(@Argument OpenConversationInput input, Viewer viewer) {
        var workspace = WorkspaceId.parse(input.workspaceId());
        var users = input.userIds().stream().map(UserId::parse).toList();
        return new OpenConversationPayload(conversations.open(viewer, workspace, users));
    }

    @MutationMapping
    LeaveConversationPayload leaveConversation(@Argument LeaveConversationInput input, Viewer viewer) {
        var id = ConversationId.parse(input.conversationId());
        conversations.leave(viewer, id);
        return new LeaveConversationPayload(id);
    }

    @SchemaMapping
    CompletableFuture<List<User>> participants(Conversation conversation, DataLoader<UserId, User> users) {
        return users.loadMany(conversation.participantIds());
    }

    @SchemaMapping
    CompletableFuture<User> createdBy(Conversation conversation, DataLoader<UserId, User> users) {
        return users.load(conversation.createdById());
    }

    @Override
    public String prefix() {
        return ConversationId.PREFIX;
    }

    @Override
    public Object load(String id, GraphQLContext context) {
        return conversations.get(Viewer.of(context), ConversationId.parse(id));
    }
}
