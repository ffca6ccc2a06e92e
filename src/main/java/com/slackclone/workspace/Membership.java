package com.slackclone.workspace;

import com.slackclone.account.UserId;
import java.time.Instant;

/// That a person belongs to a workspace.
///
/// @param isActive false once an admin has deactivated the person; then the workspace does not exist for them
public record Membership(WorkspaceId workspaceId, UserId userId, Role role, boolean isActive, Instant joinedAt) {

    public boolean isAdmin() {
        return role == Role.ADMIN;
    }
}
