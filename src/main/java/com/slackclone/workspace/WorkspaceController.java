package com.slackclone.workspace;

import com.slackclone.account.User;
import com.slackclone.account.UserId;
import com.slackclone.account.Viewer;
import com.slackclone.platform.graphql.Connection;
import com.slackclone.platform.graphql.PageRequest;
import java.util.concurrent.CompletableFuture;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

@Controller
class WorkspaceController {

    record CreateWorkspaceInput(String name) {}

    record CreateWorkspacePayload(Workspace workspace) {}

    private final Workspaces workspaces;
    private final Members members;

    WorkspaceController(Workspaces workspaces, Members members) {
        this.workspaces = workspaces;
        this.members = members;
    }

    @QueryMapping
    Workspace workspace(@Argument String id, Viewer viewer) {
        var workspace = WorkspaceId.parse(id);
        members.require(viewer, workspace);
        return workspaces.get(workspace);
    }

    @QueryMapping
    Workspace workspaceBySlug(@Argument String slug, Viewer viewer) {
        var workspace = workspaces.findBySlug(slug);
        members.require(viewer, workspace);
        return workspaces.get(workspace);
    }

    @MutationMapping
    CreateWorkspacePayload createWorkspace(@Argument CreateWorkspaceInput input, Viewer viewer) {
        return new CreateWorkspacePayload(workspaces.create(viewer, input.name()));
    }

    @SchemaMapping(typeName = "Viewer")
    Connection<Workspace> workspaces(Viewer viewer, PageRequest page) {
        return workspaces.ofUser(viewer.userId(), page);
    }

    @SchemaMapping
    CompletableFuture<User> owner(Workspace workspace, DataLoader<UserId, User> users) {
        return users.load(workspace.ownerId());
    }

    @SchemaMapping
    Connection<Membership> members(Workspace workspace, @Argument @Nullable MemberFilter filter, PageRequest page) {
        return Connection.page(
                page,
                members.page(workspace.id(), page, filter),
                member -> member.userId().global());
    }

    @SchemaMapping
    Role viewerRole(Workspace workspace, Viewer viewer) {
        return members.require(viewer, workspace.id()).role();
    }

    @SchemaMapping
    boolean viewerIsActive(Workspace workspace, Viewer viewer) {
        return members.require(viewer, workspace.id()).isActive();
    }

    @SchemaMapping(typeName = "WorkspaceMember")
    CompletableFuture<User> user(Membership member, DataLoader<UserId, User> users) {
        return users.load(member.userId());
    }
}
