package com.slackclone.workspace;

import com.slackclone.account.AccountTies;
import com.slackclone.account.UserId;
import com.slackclone.account.Viewer;
import com.slackclone.platform.dynamodb.ConditionFailed;
import com.slackclone.platform.dynamodb.Transaction;
import com.slackclone.platform.dynamodb.Write;
import com.slackclone.platform.error.ApiException;
import com.slackclone.platform.graphql.Connection;
import com.slackclone.platform.graphql.PageRequest;
import com.slackclone.realtime.Rights;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Workspaces: making one, and finding those of the viewer.
@Component
public class Workspaces {

    private static final int SLUG_ATTEMPTS = 5;

    private final WorkspaceTable workspaces;
    private final MembershipTable memberships;
    private final ObjectProvider<WorkspaceParts> parts;
    private final Rights rights;
    private final Clock clock;

    Workspaces(
            WorkspaceTable workspaces,
            MembershipTable memberships,
            ObjectProvider<WorkspaceParts> parts,
            Rights rights,
            Clock clock) {
        this.workspaces = workspaces;
        this.memberships = memberships;
        this.parts = parts;
        this.rights = rights;
        this.clock = clock;
    }

    /// Makes a workspace with its default channels; the viewer is its owner and first admin.
    ///
    /// @param name 1 to 80 characters; the slug is made from it
    Workspace create(Viewer viewer, String name) {
        var created = create(viewer.userId(), name, clock.instant());
        rights.changed(viewer.userId().global());
        return created;
    }

    Workspace create(UserId owner, String name, Instant createdAt) {
        var id = WorkspaceId.next();
        var checkedName = WorkspaceChange.NAME.checkTrimmed(name);
        for (var attempt = 0; attempt < SLUG_ATTEMPTS; attempt++) {
            var slug = Slugs.from(checkedName, attempt);
            var workspace = new Workspace(id, checkedName, slug, null, owner, createdAt, 1);
            if (create(workspace)) {
                return workspace;
            }
        }
        throw ApiException.conflict("No address is free for this name. Choose another name.");
    }

    /// False if the slug is taken.
    private boolean create(Workspace workspace) {
        var owner = Membership.of(workspace.id(), workspace.ownerId(), Role.ADMIN, workspace.createdAt());
        var writes = new ArrayList<Write>();
        writes.add(workspaces.claimSlug(workspace));
        writes.addAll(workspaces.create(workspace));
        writes.add(memberships.create(owner));
        parts.orderedStream().forEach(part -> writes.addAll(part.toCreate(workspace)));
        try {
            Transaction.run(writes);
            return true;
        } catch (ConditionFailed e) {
            if (e.index() == 0) {
                return false;
            }
            throw AccountTies.isDeleted(e) ? ApiException.unauthenticated() : e;
        }
    }

    /// The caller has checked that the viewer is a member.
    public Workspace get(WorkspaceId id) {
        return workspaces.find(id).orElseThrow(() -> ApiException.notFound("workspace"));
    }

    WorkspaceId findBySlug(String slug) {
        if (!Slugs.isSlug(slug)) {
            throw ApiException.notFound("workspace");
        }
        return workspaces.findBySlug(slug).orElseThrow(() -> ApiException.notFound("workspace"));
    }

    /// The workspaces in which the person is an active member, in the order in which they were made.
    Connection<Workspace> ofUser(UserId user, PageRequest request) {
        var page = Connection.page(
                request,
                memberships.workspaces(user, request),
                membership -> membership.workspaceId().global());
        var ids = page.nodes().stream()
                .filter(Membership::isActive)
                .map(Membership::workspaceId)
                .toList();
        var found = workspaces.findAll(ids);
        return page.map(membership -> Optional.ofNullable(found.get(membership.workspaceId())));
    }
}
