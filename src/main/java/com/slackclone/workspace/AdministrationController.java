package com.slackclone.workspace;

import com.slackclone.account.UserId;
import com.slackclone.account.Viewer;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.ArgumentValue;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/// What admins, owners and those who leave do to a workspace.
@Controller
class AdministrationController {

    record UpdateWorkspaceInput(
            String workspaceId, @Nullable String name, ArgumentValue<URI> iconUrl) {}

    record UpdateWorkspacePayload(Workspace workspace) {}

    record ChangeMemberRoleInput(String workspaceId, String userId, Role role) {}

    record MemberInput(String workspaceId, String userId) {}

    record MemberPayload(Membership member) {}

    record LeaveWorkspaceInput(String workspaceId) {}

    record LeaveWorkspacePayload(String workspaceId) {}

    record TransferOwnershipPayload(Workspace workspace, Membership member) {}

    private final WorkspaceChanges workspaces;
    private final MemberChanges members;

    AdministrationController(WorkspaceChanges workspaces, MemberChanges members) {
        this.workspaces = workspaces;
        this.members = members;
    }

    @MutationMapping
    UpdateWorkspacePayload updateWorkspace(@Argument UpdateWorkspaceInput input, Viewer viewer) {
        var change = new WorkspaceChange(input.name(), input.iconUrl());
        return new UpdateWorkspacePayload(workspaces.update(viewer, WorkspaceId.parse(input.workspaceId()), change));
    }

    @MutationMapping
    MemberPayload changeMemberRole(@Argument ChangeMemberRoleInput input, Viewer viewer) {
        var workspace = WorkspaceId.parse(input.workspaceId());
        return new MemberPayload(members.changeRole(viewer, workspace, UserId.parse(input.userId()), input.role()));
    }

    @MutationMapping
    MemberPayload deactivateMember(@Argument MemberInput input, Viewer viewer) {
        var workspace = WorkspaceId.parse(input.workspaceId());
        return new MemberPayload(members.deactivate(viewer, workspace, UserId.parse(input.userId())));
    }

    @MutationMapping
    MemberPayload reactivateMember(@Argument MemberInput input, Viewer viewer) {
        var workspace = WorkspaceId.parse(input.workspaceId());
        return new MemberPayload(members.reactivate(viewer, workspace, UserId.parse(input.userId())));
    }

    @MutationMapping
    LeaveWorkspacePayload leaveWorkspace(@Argument LeaveWorkspaceInput input, Viewer viewer) {
        var workspace = WorkspaceId.parse(input.workspaceId());
        members.leave(viewer, workspace);
        return new LeaveWorkspacePayload(workspace.global());
    }

    @MutationMapping
    TransferOwnershipPayload transferOwnership(@Argument MemberInput input, Viewer viewer) {
        var workspace = WorkspaceId.parse(input.workspaceId());
        var transfer = workspaces.transfer(viewer, workspace, UserId.parse(input.userId()));
        return new TransferOwnershipPayload(transfer.workspace(), transfer.owner());
    }
}
