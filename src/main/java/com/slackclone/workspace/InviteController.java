package com.slackclone.workspace;

import com.slackclone.account.User;
import com.slackclone.account.UserId;
import com.slackclone.account.Users;
import com.slackclone.account.Viewer;
import com.slackclone.platform.error.ApiException;
import com.slackclone.platform.graphql.Connection;
import com.slackclone.platform.graphql.PageRequest;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.dataloader.DataLoader;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

@Controller
class InviteController {

    record InviteMembersInput(String workspaceId, List<String> emails) {}

    record InviteMembersPayload(List<Invite> invites) {}

    record AcceptInviteInput(String token) {}

    record AcceptInvitePayload(Workspace workspace, Membership member) {}

    record RevokeInviteInput(String inviteId) {}

    record RevokeInvitePayload(Invite invite) {}

    record InvitePreview(String workspaceName, String invitedByName, String email, Instant expiresAt) {}

    private final Inviting inviting;
    private final Invites invites;
    private final Workspaces workspaces;
    private final Members members;
    private final Users users;

    InviteController(Inviting inviting, Invites invites, Workspaces workspaces, Members members, Users users) {
        this.inviting = inviting;
        this.invites = invites;
        this.workspaces = workspaces;
        this.members = members;
        this.users = users;
    }

    @QueryMapping
    InvitePreview invite(@Argument String token) {
        var invite = invites.open(token);
        var workspace = workspaces.get(invite.workspaceId());
        var inviter = users.find(invite.invitedById()).orElseThrow(() -> ApiException.notFound("invite"));
        return new InvitePreview(workspace.name(), inviter.name(), invite.email(), invite.expiresAt());
    }

    @MutationMapping
    InviteMembersPayload inviteMembers(@Argument InviteMembersInput input, Viewer viewer) {
        var workspace = WorkspaceId.parse(input.workspaceId());
        return new InviteMembersPayload(inviting.invite(viewer, workspace, input.emails()));
    }

    @MutationMapping
    AcceptInvitePayload acceptInvite(@Argument AcceptInviteInput input, Viewer viewer) {
        var member = inviting.accept(viewer, input.token());
        return new AcceptInvitePayload(workspaces.get(member.workspaceId()), member);
    }

    @MutationMapping
    RevokeInvitePayload revokeInvite(@Argument RevokeInviteInput input, Viewer viewer) {
        return new RevokeInvitePayload(inviting.revoke(viewer, InviteId.parse(input.inviteId())));
    }

    @SchemaMapping
    Connection<Invite> invites(Workspace workspace, PageRequest page, Viewer viewer) {
        members.requireAdmin(viewer, workspace.id());
        return Connection.page(
                page, invites.page(workspace.id(), page), invite -> invite.id().global());
    }

    @SchemaMapping
    CompletableFuture<User> invitedBy(Invite invite, DataLoader<UserId, User> loader) {
        return loader.load(invite.invitedById());
    }
}
