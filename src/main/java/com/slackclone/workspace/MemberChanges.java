package com.slackclone.workspace;

import com.slackclone.account.UserId;
import com.slackclone.account.Viewer;
import com.slackclone.platform.dynamodb.ConditionFailed;
import com.slackclone.platform.dynamodb.Write;
import com.slackclone.platform.error.ApiException;
import com.slackclone.realtime.Announcement;
import com.slackclone.realtime.TransactionalOutbox;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/// Roles, and who is in: for admins. And leaving, for everybody.
///
/// Each change is one transaction with its audit entry. The transaction itself sees to it that whoever acts is an
/// admin to the last, and that the owner stays an active admin; so a workspace is never without one.
@Component
class MemberChanges {

    private static final int ATTEMPTS = 5;

    private final Members members;
    private final MembershipTable memberships;
    private final WorkspaceTable workspaces;
    private final AuditLog audit;
    private final WorkspaceAnnouncements announcements;
    private final TransactionalOutbox outbox;
    private final Clock clock;

    MemberChanges(
            Members members,
            MembershipTable memberships,
            WorkspaceTable workspaces,
            AuditLog audit,
            WorkspaceAnnouncements announcements,
            TransactionalOutbox outbox,
            Clock clock) {
        this.members = members;
        this.memberships = memberships;
        this.workspaces = workspaces;
        this.audit = audit;
        this.announcements = announcements;
        this.outbox = outbox;
        this.clock = clock;
    }

    /// @throws ApiException `FORBIDDEN` unless the viewer is an admin; `NOT_FOUND` for somebody who never was a
    ///     member; `CONFLICT` for the owner, for one who is not active, and for one who has the role already
    Membership changeRole(Viewer viewer, WorkspaceId workspace, UserId user, Role role) {
        members.requireAdmin(viewer, workspace);
        var isOwn = user.equals(viewer.userId());
        return change(
                viewer.userId(),
                workspace,
                user,
                AuditAction.MEMBER_ROLE_CHANGED,
                announcements::roleChanged,
                before -> {
                    if (isOwn && !before.isAdmin()) {
                        throw Members.onlyAdmins();
                    }
                    if (!before.isActive()) {
                        throw ApiException.conflict("The person is not an active member.");
                    }
                    if (before.role() == role) {
                        throw ApiException.conflict("The member has this role already.");
                    }
                    return before.withRole(role);
                });
    }

    /// Shuts a member out, on all nodes and devices. What they were in, and what they wrote, stays.
    ///
    /// @throws ApiException as [#changeRole]; `CONFLICT` for oneself too
    Membership deactivate(Viewer viewer, WorkspaceId workspace, UserId user) {
        members.requireAdmin(viewer, workspace);
        if (user.equals(viewer.userId())) {
            throw ApiException.conflict("Nobody deactivates themselves. Leave the workspace.");
        }
        return change(
                viewer.userId(),
                workspace,
                user,
                AuditAction.MEMBER_DEACTIVATED,
                announcements::deactivated,
                before -> {
                    if (!before.isActive()) {
                        throw ApiException.conflict("The person is not an active member.");
                    }
                    return before.deactivated();
                });
    }

    /// Lets somebody in again who was deactivated, as they were.
    ///
    /// @throws ApiException as [#changeRole]; `CONFLICT` for one who has left, who can only be invited
    Membership reactivate(Viewer viewer, WorkspaceId workspace, UserId user) {
        members.requireAdmin(viewer, workspace);
        return change(
                viewer.userId(), workspace, user, AuditAction.MEMBER_REACTIVATED, announcements::joined, before -> {
                    if (before.hasLeft()) {
                        throw ApiException.conflict("The person has left. Invite them.");
                    }
                    if (before.isActive()) {
                        throw ApiException.conflict("The person is an active member.");
                    }
                    return before.reactivated();
                });
    }

    /// Takes the viewer out.
    ///
    /// @throws ApiException `NOT_FOUND` unless the viewer is an active member; `CONFLICT` for the owner
    void leave(Viewer viewer, WorkspaceId workspace) {
        members.require(viewer, workspace);
        var user = viewer.userId();
        change(user, workspace, user, AuditAction.MEMBER_LEFT, announcements::deactivated, before -> {
            if (!before.isActive()) {
                throw ApiException.notFound("workspace");
            }
            return before.left(clock.instant());
        });
    }

    /// Takes somebody out whose account is deleted. One who was deactivated before has left from now on, too: so
    /// nobody lets them in again. It may be done again; then it only tells again.
    ///
    /// @throws ApiException `CONFLICT` for the owner, whose account can't be deleted
    void takeOut(WorkspaceId workspace, UserId user, Instant deletedAt) {
        var member = memberships.find(workspace, user).orElseThrow(() -> ApiException.notFound("user"));
        if (!member.hasLeft()) {
            change(
                    user,
                    workspace,
                    user,
                    AuditAction.MEMBER_LEFT,
                    announcements::deactivated,
                    before -> before.left(deletedAt));
        } else if (deletedAt.equals(member.leftAt())) {
            members.changed(workspace, user);
            outbox.publish(List.of(announcements.deactivated(member)));
        }
    }

    private Membership change(
            UserId actor,
            WorkspaceId workspace,
            UserId user,
            AuditAction action,
            Function<Membership, Announcement> announcement,
            UnaryOperator<Membership> step) {
        for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
            var before = memberships.find(workspace, user).orElseThrow(() -> ApiException.notFound("user"));
            var after = step.apply(before);
            var told = List.of(announcement.apply(after));
            if (tryChange(actor, before, after, action, told)) {
                members.changed(workspace, user);
                outbox.publish(told);
                return after;
            }
        }
        throw ApiException.conflict("The member is being changed by somebody else.");
    }

    /// False if the membership is no longer what it was.
    private boolean tryChange(
            UserId actor, Membership before, Membership after, AuditAction action, List<Announcement> told) {
        var workspace = before.workspaceId();
        var user = before.userId();
        var role = new AuditDetail("role", before.role().name(), after.role().name());
        var details = before.role() == after.role() ? List.<AuditDetail>of() : List.of(role);
        var writes = new ArrayList<Write>(List.of(
                memberships.update(after),
                workspaces.unlessOwner(workspace, user),
                audit.entry(workspace, action, actor, user, details)));
        if (!actor.equals(user)) {
            writes.add(memberships.requireAdmin(workspace, actor));
        }
        try {
            outbox.commit(writes, told);
            return true;
        } catch (ConditionFailed e) {
            return switch (e.index()) {
                case 0 -> false;
                case 1 -> throw ApiException.conflict("The owner stays an active admin. Transfer the ownership first.");
                default -> throw Members.onlyAdmins();
            };
        }
    }
}
