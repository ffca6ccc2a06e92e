package com.slackclone.workspace;

import com.slackclone.account.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// That a person belongs to a workspace.
///
/// @param isActive false once an admin has deactivated the person, or they have left; then the workspace does not
///     exist for them
/// @param joinedAt when they came in, the last time
/// @param leftAt when they left by themselves; null for one who has not
/// @param version grows by 1 with each change
public record Membership(
        WorkspaceId workspaceId,
        UserId userId,
        Role role,
        boolean isActive,
        Instant joinedAt,
        @Nullable Instant leftAt,
        long version) {

    static Membership of(WorkspaceId workspace, UserId user, Role role, Instant joinedAt) {
        return new Membership(workspace, user, role, true, joinedAt, null, 1);
    }

    public boolean isAdmin() {
        return role == Role.ADMIN;
    }

    boolean hasLeft() {
        return leftAt != null;
    }

    Membership withRole(Role changed) {
        return new Membership(workspaceId, userId, changed, isActive, joinedAt, leftAt, version + 1);
    }

    Membership deactivated() {
        return new Membership(workspaceId, userId, role, false, joinedAt, leftAt, version + 1);
    }

    Membership reactivated() {
        return new Membership(workspaceId, userId, role, true, joinedAt, leftAt, version + 1);
    }

    Membership left(Instant now) {
        return new Membership(workspaceId, userId, role, false, joinedAt, now, version + 1);
    }

    /// Behind having left. Who comes back is no admin, whatever they were.
    Membership back(Instant now) {
        return new Membership(workspaceId, userId, Role.MEMBER, true, now, null, version + 1);
    }
}
