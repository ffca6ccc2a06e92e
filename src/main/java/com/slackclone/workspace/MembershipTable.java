package com.slackclone.workspace;

import com.slackclone.account.UserId;
import com.slackclone.platform.dynamodb.Dynamo;
import com.slackclone.platform.dynamodb.Index;
import com.slackclone.platform.dynamodb.Item;
import com.slackclone.platform.dynamodb.Key;
import com.slackclone.platform.dynamodb.Query;
import com.slackclone.platform.dynamodb.Table;
import com.slackclone.platform.dynamodb.Write;
import com.slackclone.platform.graphql.PageRequest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Memberships of workspaces, in the WorkspaceMemberships table.
///
/// | item | PK | SK | GSI1PK | GSI1SK | serves |
/// |---|---|---|---|---|---|
/// | membership | `WORKSPACE#{id}` | `USER#{id}` | `USER#{id}` | `WORKSPACE#{id}` | one member; the members of a
/// workspace, in the order of their sign-up; the workspaces of a person |
@Component
class MembershipTable {

    private static final int PAGE = 1_000;

    private final Dynamo dynamo;

    MembershipTable(Dynamo dynamo) {
        this.dynamo = dynamo;
    }

    Optional<Membership> find(WorkspaceId workspace, UserId user) {
        return dynamo.get(Table.WORKSPACE_MEMBERSHIPS, key(workspace, user)).map(MembershipTable::membership);
    }

    Map<UserId, Membership> findAll(WorkspaceId workspace, Collection<UserId> users) {
        var keys = users.stream().map(user -> key(workspace, user)).toList();
        return dynamo.get(Table.WORKSPACE_MEMBERSHIPS, keys).values().stream()
                .map(MembershipTable::membership)
                .collect(Collectors.toMap(Membership::userId, Function.identity()));
    }

    /// Reads on until the page has one more than it takes, or the workspace has no more.
    List<Membership> members(WorkspaceId workspace, PageRequest page, Predicate<Membership> isWanted, int chunk) {
        var found = new ArrayList<Membership>();
        var start = page.start(UserId::parse, _ -> true).map(UserId::key).orElse(null);
        List<Membership> read;
        do {
            read = members(workspace, page, start, chunk);
            read.stream().filter(isWanted).forEach(found::add);
            start = read.isEmpty() ? null : read.getLast().userId().key();
        } while (found.size() < page.sizeToRead() && read.size() == chunk);
        return found.size() > page.sizeToRead() ? found.subList(0, page.sizeToRead()) : found;
    }

    private List<Membership> members(WorkspaceId workspace, PageRequest page, @Nullable String start, int chunk) {
        var query = Query.of(Table.WORKSPACE_MEMBERSHIPS, Index.PRIMARY, workspace.key(), "USER#")
                .behind(start)
                .atMost(chunk);
        return read(page.isBackwards() ? query.reversed() : query);
    }

    /// All of a workspace's, a page at a time.
    void forEach(WorkspaceId workspace, Consumer<Membership> consumer) {
        var query = Query.of(Table.WORKSPACE_MEMBERSHIPS, Index.PRIMARY, workspace.key(), "USER#")
                .atMost(PAGE);
        List<Membership> read;
        do {
            read = read(query);
            read.forEach(consumer);
            query = read.isEmpty()
                    ? query
                    : query.behind(read.getLast().userId().key());
        } while (read.size() == PAGE);
    }

    List<Membership> workspaces(UserId user, PageRequest page) {
        var query = Query.of(Table.WORKSPACE_MEMBERSHIPS, Index.GSI1, user.key(), "WORKSPACE#")
                .behind(page.start(WorkspaceId::parse, _ -> true)
                        .map(WorkspaceId::key)
                        .orElse(null))
                .atMost(page.sizeToRead());
        return read(page.isBackwards() ? query.reversed() : query);
    }

    /// All of them.
    List<Membership> workspaces(UserId user) {
        return read(Query.of(Table.WORKSPACE_MEMBERSHIPS, Index.GSI1, user.key(), "WORKSPACE#"));
    }

    private List<Membership> read(Query query) {
        return dynamo.query(query).stream().map(MembershipTable::membership).toList();
    }

    Write create(Membership membership) {
        var key = key(membership.workspaceId(), membership.userId());
        var item = Item.at(key)
                .with("GSI1PK", key.sk())
                .with("GSI1SK", key.pk())
                .with("role", membership.role().name())
                .with("is_active", membership.isActive())
                .with("joined_at", membership.joinedAt())
                .with("version", membership.version());
        return dynamo.put(Table.WORKSPACE_MEMBERSHIPS, item).ifAbsent();
    }

    /// Makes it what it is to be, if it is still what it was before.
    Write update(Membership changed) {
        var write = dynamo.update(Table.WORKSPACE_MEMBERSHIPS, key(changed.workspaceId(), changed.userId()))
                .set("role", changed.role().name())
                .set("is_active", changed.isActive())
                .set("joined_at", changed.joinedAt())
                .set("version", changed.version())
                .ifEquals("version", changed.version() - 1);
        return changed.leftAt() == null ? write.remove("left_at") : write.set("left_at", changed.leftAt());
    }

    /// For another write's transaction: somebody is an active admin.
    Write requireAdmin(WorkspaceId workspace, UserId user) {
        return dynamo.check(Table.WORKSPACE_MEMBERSHIPS, key(workspace, user))
                .ifTrue("is_active")
                .ifEquals("role", Role.ADMIN.name());
    }

    static Key key(WorkspaceId workspace, UserId user) {
        return new Key(workspace.key(), user.key());
    }

    static Membership membership(Item item) {
        return new Membership(
                WorkspaceId.ofKey(item.string("PK")),
                UserId.ofKey(item.string("SK")),
                Role.valueOf(item.string("role")),
                item.flag("is_active"),
                item.instant("joined_at"),
                item.optionalInstant("left_at").orElse(null),
                item.number("version"));
    }
}
