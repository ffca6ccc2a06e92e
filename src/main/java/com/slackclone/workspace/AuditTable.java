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
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Audit entries, in the Workspaces table.
///
/// | item | PK | SK | serves |
/// |---|---|---|---|
/// | audit entry | `WORKSPACE#{id}` | `AUDIT#{id}` | those of a workspace, by age; one by id |
@Component
class AuditTable {

    private static final Duration KEPT = Duration.ofDays(365);
    private static final String PREFIX = "AUDIT#";

    /// How many are read at once where a filter leaves some out.
    private static final int CHUNK = 500;

    private final Dynamo dynamo;
    private final Clock clock;

    AuditTable(Dynamo dynamo, Clock clock) {
        this.dynamo = dynamo;
        this.clock = clock;
    }

    Write add(AuditEntry entry) {
        var item = Item.at(key(entry.id()))
                .with("action", entry.action().name())
                .with("actor", entry.actorId().key())
                .with(
                        "target",
                        entry.targetId() == null ? null : entry.targetId().key())
                .withItems(
                        "details",
                        entry.details().stream().map(AuditTable::item).toList())
                .with("at", entry.at())
                .expiringAt(entry.at().plus(KEPT));
        return dynamo.put(Table.WORKSPACES, item);
    }

    Optional<AuditEntry> find(AuditEntryId id) {
        return dynamo.get(Table.WORKSPACES, key(id)).filter(this::isKept).map(AuditTable::entry);
    }

    /// Newest first. Reads on until the page has one more than it takes, or the workspace has no more.
    List<AuditEntry> page(WorkspaceId workspace, PageRequest page, Predicate<AuditEntry> isWanted, boolean isAll) {
        var chunk = isAll ? page.sizeToRead() : CHUNK;
        var found = new ArrayList<AuditEntry>();
        var start = page.start(AuditEntryId::parse, id -> id.workspace().equals(workspace))
                .map(AuditEntryId::sortKey)
                .orElse(null);
        List<Item> read;
        do {
            read = read(workspace, page, start, chunk);
            read.stream()
                    .filter(this::isKept)
                    .map(AuditTable::entry)
                    .filter(isWanted)
                    .forEach(found::add);
            start = read.isEmpty() ? null : read.getLast().string("SK");
        } while (found.size() < page.sizeToRead() && read.size() == chunk);
        return found.size() > page.sizeToRead() ? found.subList(0, page.sizeToRead()) : found;
    }

    private List<Item> read(WorkspaceId workspace, PageRequest page, @Nullable String start, int chunk) {
        var query = Query.of(Table.WORKSPACES, Index.PRIMARY, workspace.key(), PREFIX)
                .behind(start)
                .atMost(chunk);
        return dynamo.query(page.isBackwards() ? query : query.reversed());
    }

    /// DynamoDB removes what has expired days late.
    private boolean isKept(Item item) {
        return !item.isExpired(clock.instant());
    }

    private static Key key(AuditEntryId id) {
        return new Key(id.workspace().key(), id.sortKey());
    }

    private static Item item(AuditDetail detail) {
        return Item.EMPTY
                .with("name", detail.name())
                .with("before", detail.before())
                .with("after", detail.after());
    }

    private static AuditEntry entry(Item item) {
        var workspace = WorkspaceId.ofKey(item.string("PK"));
        return new AuditEntry(
                new AuditEntryId(workspace, UUID.fromString(item.string("SK").substring(PREFIX.length()))),
                AuditAction.valueOf(item.string("action")),
                UserId.ofKey(item.string("actor")),
                item.optionalString("target").map(UserId::ofKey).orElse(null),
                item.items("details").stream().map(AuditTable::detail).toList(),
                item.instant("at"));
    }

    private static AuditDetail detail(Item item) {
        return new AuditDetail(
                item.string("name"),
                item.optionalString("before").orElse(null),
                item.optionalString("after").orElse(null));
    }
}
