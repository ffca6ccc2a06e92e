package com.slackclone.workspace;

import com.slackclone.account.UserId;
import com.slackclone.account.Viewer;
import com.slackclone.platform.dynamodb.ConditionFailed;
import com.slackclone.platform.dynamodb.Write;
import com.slackclone.platform.error.ApiException;
import com.slackclone.realtime.Announcement;
import com.slackclone.realtime.TransactionalOutbox;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Name and icon of a workspace, for admins; and whose it is, for its owner. Each change is one transaction with
/// its audit entry.
@Component
class WorkspaceChanges {

    private static final int ATTEMPTS = 5;

    private final Members members;
    private final MembershipTable memberships;
    private final WorkspaceTable workspaces;
    private final AuditLog audit;
    private final WorkspaceAnnouncements announcements;
    private final TransactionalOutbox outbox;

    WorkspaceChanges(
            Members members,
            MembershipTable memberships,
            WorkspaceTable workspaces,
            AuditLog audit,
            WorkspaceAnnouncements announcements,
            TransactionalOutbox outbox) {
        this.members = members;
        this.memberships = memberships;
        this.workspaces = workspaces;
        this.audit = audit;
        this.announcements = announcements;
        this.outbox = outbox;
    }

    /// A change that makes no difference is none.
    ///
    /// @throws ApiException `BAD_USER_INPUT`; `FORBIDDEN` unless the viewer is an admin
    Workspace update(Viewer viewer, WorkspaceId id, WorkspaceChange wanted) {
        var change = wanted.checked();
        members.requireAdmin(viewer, id);
        for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
            var before = get(id);
            var after = change.of(before);
            if (after.equals(before)) {
                return before;
            }
            var told = List.of(announcements.updated(after));
            if (tryUpdate(viewer.userId(), before, after, told)) {
                outbox.publish(told);
                return after;
            }
        }
        throw contended();
    }

    /// False if the workspace is no longer what it was.
    private boolean tryUpdate(UserId actor, Workspace before, Workspace after, List<Announcement> told) {
        var details = Stream.of(
                        new AuditDetail("name", before.name(), after.name()),
                        new AuditDetail("iconUrl", text(before.iconUrl()), text(after.iconUrl())))
                .filter(AuditDetail::isDifference)
                .toList();
        try {
            outbox.commit(
                    List.of(
                            workspaces.update(after),
                            memberships.requireAdmin(after.id(), actor),
                            audit.entry(after.id(), AuditAction.WORKSPACE_UPDATED, actor, null, details)),
                    told);
            return true;
        } catch (ConditionFailed e) {
            if (e.index() == 0) {
                return false;
            }
            throw Members.onlyAdmins();
        }
    }

    private static @Nullable String text(@Nullable URI url) {
        return Objects.toString(url, null);
    }

    /// What `transferOwnership` has changed.
    record Transfer(Workspace workspace, Membership owner) {}

    /// Makes another member the owner, and an admin if they are none. The one before stays an admin.
    ///
    /// @throws ApiException `FORBIDDEN` unless the viewer is the owner; `NOT_FOUND` for somebody who never was a
    ///     member; `CONFLICT` for one who is not active, and for the owner
    Transfer transfer(Viewer viewer, WorkspaceId id, UserId user) {
        members.require(viewer, id);
        for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
            var before = get(id);
            if (!before.ownerId().equals(viewer.userId())) {
                throw ApiException.forbidden("Only the owner of the workspace may do this.");
            }
            var member = memberships.find(id, user).orElseThrow(() -> ApiException.notFound("user"));
            if (!member.isActive() || user.equals(before.ownerId())) {
                throw ApiException.conflict(
                        member.isActive() ? "The viewer is the owner." : "The person is not an active member.");
            }
            var transfer = new Transfer(before.ownedBy(user), member.isAdmin() ? member : member.withRole(Role.ADMIN));
            var told = told(transfer, !member.isAdmin());
            if (tryTransfer(before, transfer, !member.isAdmin(), told)) {
                if (!member.isAdmin()) {
                    members.changed(id, user);
                }
                outbox.publish(told);
                return transfer;
            }
        }
        throw contended();
    }

    /// False if the workspace or the membership is no longer what it was.
    private boolean tryTransfer(Workspace before, Transfer transfer, boolean isPromoted, List<Announcement> told) {
        var id = before.id();
        var user = transfer.owner().userId();
        var promotion = isPromoted ? memberships.update(transfer.owner()) : memberships.requireAdmin(id, user);
        Write entry = audit.entry(id, AuditAction.OWNERSHIP_TRANSFERRED, before.ownerId(), user, List.of());
        var writes = new ArrayList<Write>(List.of(promotion, entry));
        writes.addAll(workspaces.transfer(before, transfer.workspace()));
        try {
            outbox.commit(writes, told);
            return true;
        } catch (ConditionFailed e) {
            return false;
        }
    }

    private List<Announcement> told(Transfer transfer, boolean isPromoted) {
        var updated = announcements.updated(transfer.workspace());
        return isPromoted ? List.of(updated, announcements.roleChanged(transfer.owner())) : List.of(updated);
    }

    private Workspace get(WorkspaceId id) {
        return workspaces.find(id).orElseThrow(() -> ApiException.notFound("workspace"));
    }

    private static ApiException contended() {
        return ApiException.conflict("The workspace is being changed by somebody else.");
    }
}
