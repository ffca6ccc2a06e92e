package com.slackclone.workspace;

import com.slackclone.account.UserId;
import com.slackclone.platform.dynamodb.Transaction;
import com.slackclone.platform.dynamodb.Write;
import com.slackclone.platform.error.ApiException;
import java.time.Instant;
import java.util.ArrayList;
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

    WorkspaceImport(
            Workspaces workspaces,
            WorkspaceTable table,
            MembershipTable memberships,
            ObjectProvider<WorkspaceParts> parts) {
        this.workspaces = workspaces;
        this.table = table;
        this.memberships = memberships;
        this.parts = parts;
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

    /// Lets a person in, as accepting an invitation does. One who is or was a member stays as they are.
    ///
    /// @throws ApiException `NOT_FOUND` for an unknown workspace
    public void member(WorkspaceId workspace, UserId user, Role role, Instant joinedAt) {
        workspaces.get(workspace);
        if (memberships.find(workspace, user).isPresent()) {
            return;
        }
        var membership = new Membership(workspace, user, role, true, joinedAt);
        var writes = new ArrayList<Write>();
        writes.add(memberships.create(membership));
        parts.orderedStream().forEach(part -> writes.addAll(part.toJoin(membership)));
        Transaction.run(writes);
    }
}
