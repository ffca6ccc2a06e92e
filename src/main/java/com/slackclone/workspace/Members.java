package com.slackclone.workspace;

import com.slackclone.account.UserId;
import com.slackclone.account.Viewer;
import com.slackclone.platform.cache.NearCache;
import com.slackclone.platform.cache.NearCaches;
import com.slackclone.platform.error.ApiException;
import com.slackclone.platform.graphql.PageRequest;
import com.slackclone.realtime.Rights;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Who belongs to a workspace, and what they may do there.
@Component
public class Members {

    private static final Duration REMEMBERED = Duration.ofMinutes(10);
    private static final long CACHE_SIZE = 100_000;

    /// How many members are read at once where a filter leaves some out.
    private static final int FILTERED_CHUNK = 500;

    private final MembershipTable table;
    private final NearCache<Membership> cache;
    private final NearCaches caches;
    private final Rights rights;

    Members(MembershipTable table, NearCaches caches, Rights rights) {
        this.table = table;
        this.caches = caches;
        this.rights = rights;
        this.cache = caches.create("workspace-member", REMEMBERED, CACHE_SIZE);
    }

    /// The viewer's own membership.
    ///
    /// @throws ApiException `NOT_FOUND` unless the viewer is an active member: for all others the workspace
    ///     does not exist
    public Membership require(Viewer viewer, WorkspaceId workspace) {
        return require(viewer.userId(), workspace);
    }

    /// @throws ApiException `NOT_FOUND` as [#require(Viewer, WorkspaceId)]; `FORBIDDEN` for a member who is no
    ///     admin
    public Membership requireAdmin(Viewer viewer, WorkspaceId workspace) {
        var membership = require(viewer, workspace);
        if (!membership.isAdmin()) {
            throw onlyAdmins();
        }
        return membership;
    }

    /// Whether the person is an active admin.
    boolean isAdmin(UserId user, WorkspaceId workspace) {
        return find(user, workspace).filter(Membership::isAdmin).isPresent();
    }

    static ApiException onlyAdmins() {
        return ApiException.forbidden("Only admins of the workspace may do this.");
    }

    /// The membership of a person, which must be active.
    public Membership require(UserId user, WorkspaceId workspace) {
        return find(user, workspace).orElseThrow(() -> ApiException.notFound("workspace"));
    }

    /// The membership of a person, if it is active.
    public Optional<Membership> find(UserId user, WorkspaceId workspace) {
        return cache.get(cacheKey(workspace, user), () -> table.find(workspace, user))
                .filter(Membership::isActive);
    }

    /// The active members among some people. At most one call of DynamoDB for each 100; none for those whom the
    /// node knows. What is read is not remembered: a change could fall between reading and remembering.
    public Map<UserId, Membership> findAll(Collection<UserId> users, WorkspaceId workspace) {
        var keys = users.stream().map(user -> cacheKey(workspace, user)).toList();
        var found = new HashMap<UserId, Membership>();
        cache.known(keys).values().forEach(member -> found.put(member.userId(), member));
        var missing = users.stream().filter(user -> !found.containsKey(user)).toList();
        if (!missing.isEmpty()) {
            found.putAll(table.findAll(workspace, missing));
        }
        found.values().removeIf(member -> !member.isActive());
        return found;
    }

    /// Whether two people share a workspace in which both are active, so that they may know of each other.
    public boolean areColleagues(UserId one, UserId other) {
        var workspaces = activeWorkspaces(one);
        return activeWorkspaces(other).stream().anyMatch(workspaces::contains);
    }

    /// The workspaces in which a person is active, from an index: what has changed just now may be missing.
    public List<WorkspaceId> activeWorkspaces(UserId user) {
        return table.workspaces(user).stream()
                .filter(Membership::isActive)
                .map(Membership::workspaceId)
                .toList();
    }

    /// All workspaces in which a person is or was, from an index as [#activeWorkspaces].
    public List<WorkspaceId> workspaces(UserId user) {
        return table.workspaces(user).stream().map(Membership::workspaceId).toList();
    }

    /// Members, those who are not active too, in the order of their sign-up: one more than the page takes, if
    /// there are more.
    ///
    /// The caller has checked that the viewer is a member.
    List<Membership> page(WorkspaceId workspace, PageRequest page, @Nullable MemberFilter filter) {
        return filter == null
                ? table.members(workspace, page, _ -> true, page.sizeToRead())
                : table.members(workspace, page, filter, FILTERED_CHUNK);
    }

    /// Called behind the write of a membership: all nodes forget what they know of it, and the person's running
    /// streams ask again what they may carry. Two Redis commands.
    void changed(WorkspaceId workspace, UserId user) {
        caches.forget(cache, cacheKey(workspace, user));
        rights.changed(user.global());
    }

    private static String cacheKey(WorkspaceId workspace, UserId user) {
        return workspace.uuid() + "/" + user.uuid();
    }
}
