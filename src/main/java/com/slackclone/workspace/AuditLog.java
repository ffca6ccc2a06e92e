package com.slackclone.workspace;

import com.slackclone.account.UserId;
import com.slackclone.account.Viewer;
import com.slackclone.platform.dynamodb.Write;
import com.slackclone.platform.error.ApiException;
import com.slackclone.platform.graphql.PageRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Who has changed what about a workspace and those in it. Kept for a year; for admins.
@Component
class AuditLog {

    private final AuditTable table;
    private final Members members;
    private final Clock clock;

    AuditLog(AuditTable table, Members members, Clock clock) {
        this.table = table;
        this.members = members;
        this.clock = clock;
    }

    /// The entry of an action, for the action's own transaction: there is none without the other.
    ///
    /// @param target whom it is done to; null where it is nobody in particular
    Write entry(
            WorkspaceId workspace,
            AuditAction action,
            UserId actor,
            @Nullable UserId target,
            List<AuditDetail> details) {
        return entry(workspace, clock.instant(), action, actor, target, details);
    }

    /// The same for one of a time past.
    Write entry(
            WorkspaceId workspace,
            Instant at,
            AuditAction action,
            UserId actor,
            @Nullable UserId target,
            List<AuditDetail> details) {
        var id = AuditEntryId.at(workspace, at);
        return table.add(new AuditEntry(id, action, actor, target, details, at));
    }

    /// Newest first: one more than the page takes, if there are more.
    ///
    /// @throws ApiException `FORBIDDEN` unless the viewer is an admin
    List<AuditEntry> page(Viewer viewer, WorkspaceId workspace, AuditFilter filter, PageRequest page) {
        members.requireAdmin(viewer, workspace);
        return table.page(workspace, page, filter, filter.equals(AuditFilter.ALL));
    }

    /// @throws ApiException `NOT_FOUND` unless the viewer is an admin of its workspace
    AuditEntry get(Viewer viewer, AuditEntryId id) {
        if (!members.isAdmin(viewer.userId(), id.workspace())) {
            throw ApiException.notFound("audit entry");
        }
        return table.find(id).orElseThrow(() -> ApiException.notFound("audit entry"));
    }
}
