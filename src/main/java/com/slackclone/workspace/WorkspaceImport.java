package com.slackclone.workspace;

import com.slackclone.account.UserId;
import com.slackclone.platform.dynamodb.Transaction;
import com.slackclone.platform.dynamodb.Write;
import com.slackclone.platform.error.ApiException;
import com.slackclone.workspace.StatsTable.DailyStats;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Brings in workspaces that were made elsewhere, at times past: what seeding and imports use. It asks for no
/// viewer and tells nobody, so no operation of the API may lead here.
@Component
public class WorkspaceImport {

    private final Workspaces workspaces;
    private final WorkspaceTable table;
    private final MembershipTable memberships;
    private final ObjectProvider<WorkspaceParts> parts;
    private final AuditLog audit;
    private final StatsTable stats;

    WorkspaceImport(
            Workspaces workspaces,
            WorkspaceTable table,
            MembershipTable memberships,
            ObjectProvider<WorkspaceParts> parts,
            AuditLog audit,
            StatsTable stats) {
        this.workspaces = workspaces;
        this.table = table;
        this.memberships = memberships;
        this.parts = parts;
        this.audit = audit;
        this.stats = stats;
    }

    /// The owner's workspace of this name; it is made, with its default channels, if there is none.
    ///
    /// @param name 1 to 80 characters
    public Workspace workspace(UserId owner, String name, Instant createdAt) {
        return find(owner, name).orElseGet(() -> workspaces.create(owner, name, createdAt));
    }

    private Optional<Workspace> find(UserId owner, String name) {
        var ids = memberships.workspaces(owner).stream()
                .map(Membership::workspaceId)
                .toList();
        return table.findAll(ids).values().stream()
                .filter(workspace -> workspace.ownerId().equals(owner))
                .filter(workspace -> workspace.name().equals(name))
                .findFirst();
    }

    /// Gives a workspace an icon, unless it has one.
    public void icon(WorkspaceId workspace, URI url) {
        var before = workspaces.get(workspace);
        if (before.iconUrl() == null) {
            table.update(before.with(before.name(), url)).run();
        }
    }

    /// Says how large a workspace was on a day, unless that is known.
    ///
    /// @param at when it was counted, on that day in UTC
    public void statistics(WorkspaceId workspace, Instant at, Map<Figure, Long> figures) {
        var day = LocalDate.ofInstant(at, ZoneOffset.UTC);
        if (!stats.has(workspace, day)) {
            stats.put(workspace, new DailyStats(day, new WorkspaceStats(figures, at)));
        }
    }

    /// Lets a person in, as accepting an invitation does. One who is or was a member stays as they are.
    ///
    /// @throws ApiException `NOT_FOUND` for an unknown workspace
    public void member(WorkspaceId workspace, UserId user, Role role, Instant joinedAt) {
        workspaces.get(workspace);
        if (memberships.find(workspace, user).isPresent()) {
            return;
        }
        var membership = Membership.of(workspace, user, role, joinedAt);
        var writes = new ArrayList<Write>();
        writes.add(memberships.create(membership));
        writes.add(audit.entry(workspace, joinedAt, AuditAction.MEMBER_JOINED, user, null, List.of()));
        parts.orderedStream().forEach(part -> writes.addAll(part.toJoin(membership)));
        Transaction.run(writes);
    }
}
