package com.slackclone.workspace;

import com.slackclone.account.AccountTies;
import com.slackclone.account.UserId;
import com.slackclone.platform.dynamodb.Dynamo;
import com.slackclone.platform.dynamodb.Item;
import com.slackclone.platform.dynamodb.Key;
import com.slackclone.platform.dynamodb.Table;
import com.slackclone.platform.dynamodb.Write;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Workspaces, in the Workspaces table.
///
/// | item | PK | SK | serves |
/// |---|---|---|---|
/// | workspace | `WORKSPACE#{id}` | `METADATA` | reading one or many by id |
/// | slug claim | `SLUG#{slug}` | `METADATA` | uniqueness of slugs; from a slug to the workspace |
@Component
class WorkspaceTable {

    private static final int SCAN_PAGE = 1_000;

    private final Dynamo dynamo;
    private final AccountTies accounts;

    WorkspaceTable(Dynamo dynamo, AccountTies accounts) {
        this.dynamo = dynamo;
        this.accounts = accounts;
    }

    Optional<Workspace> find(WorkspaceId id) {
        return dynamo.get(Table.WORKSPACES, key(id)).map(WorkspaceTable::workspace);
    }

    Map<WorkspaceId, Workspace> findAll(Collection<WorkspaceId> ids) {
        var keys = ids.stream().map(WorkspaceTable::key).toList();
        return dynamo.get(Table.WORKSPACES, keys).values().stream()
                .map(WorkspaceTable::workspace)
                .collect(Collectors.toMap(Workspace::id, workspace -> workspace));
    }

    /// All workspaces there are, in no order.
    void forEach(Consumer<WorkspaceId> consumer) {
        dynamo.scan(Table.WORKSPACES, "METADATA", SCAN_PAGE, item -> {
            if (item.string("PK").startsWith("WORKSPACE#")) {
                consumer.accept(WorkspaceId.ofKey(item.string("PK")));
            }
        });
    }

    Optional<WorkspaceId> findBySlug(String slug) {
        return dynamo.get(Table.WORKSPACES, slugKey(slug)).map(claim -> WorkspaceId.ofKey(claim.string("workspace")));
    }

    /// The second write ties it to its owner's account, and fails where that is deleted.
    List<Write> create(Workspace workspace) {
        var item = Item.at(key(workspace.id()))
                .with("name", workspace.name())
                .with("slug", workspace.slug())
                .with("icon_url", Objects.toString(workspace.iconUrl(), null))
                .with("owner_id", workspace.ownerId().key())
                .with("created_at", workspace.createdAt())
                .with("version", workspace.version());
        return List.of(dynamo.put(Table.WORKSPACES, item).ifAbsent(), accounts.own(workspace.ownerId()));
    }

    /// Gives it to another owner, if it is still what it was before, and the account of the new one is not
    /// deleted.
    List<Write> transfer(Workspace before, Workspace changed) {
        return List.of(update(changed), accounts.disown(before.ownerId()), accounts.own(changed.ownerId()));
    }

    /// Makes it what it is to be, if it is still what it was before.
    Write update(Workspace changed) {
        return dynamo.update(Table.WORKSPACES, key(changed.id()))
                .set("name", changed.name())
                .set("icon_url", Objects.toString(changed.iconUrl(), null))
                .set("owner_id", changed.ownerId().key())
                .set("version", changed.version())
                .ifEquals("version", changed.version() - 1);
    }

    /// For another write's transaction: somebody is not the owner.
    Write unlessOwner(WorkspaceId id, UserId user) {
        return dynamo.check(Table.WORKSPACES, key(id)).ifPresent().unlessEquals("owner_id", user.key());
    }

    Write claimSlug(Workspace workspace) {
        var claim = Item.at(slugKey(workspace.slug()))
                .with("workspace", workspace.id().key());
        return dynamo.put(Table.WORKSPACES, claim).ifAbsent();
    }

    static Key key(WorkspaceId id) {
        return Key.metadata(id.key());
    }

    private static Key slugKey(String slug) {
        return Key.metadata("SLUG#" + slug);
    }

    private static Workspace workspace(Item item) {
        return new Workspace(
                WorkspaceId.ofKey(item.string("PK")),
                item.string("name"),
                item.string("slug"),
                item.optionalString("icon_url").map(URI::create).orElse(null),
                UserId.ofKey(item.string("owner_id")),
                item.instant("created_at"),
                item.number("version"));
    }
}
