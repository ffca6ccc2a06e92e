package com.slackclone.personal;

import com.slackclone.account.UserId;
import com.slackclone.platform.dynamodb.Dynamo;
import com.slackclone.platform.dynamodb.Index;
import com.slackclone.platform.dynamodb.Item;
import com.slackclone.platform.dynamodb.Query;
import com.slackclone.platform.dynamodb.Table;
import com.slackclone.platform.dynamodb.Write;
import com.slackclone.platform.graphql.PageRequest;
import com.slackclone.workspace.WorkspaceId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// What people have begun to write, in the Messages table.
///
/// | item | PK | SK | GSI1PK | GSI1SK | serves |
/// |---|---|---|---|---|---|
/// | draft | `USER#{id}` | `DRAFT#{place}` | `USER#{id}` | `DRAFT#{workspace}#{timestamp}#{place}` | somebody's
/// draft of a place; their drafts in a workspace, in order of the last change |
///
/// In the sort key a place is `{room}`, or `{room}#{root}`; in that of the index the last of these.
/// What was deleted has no content, is in no index, and stays until no log remembers an event of it, so that
/// `version` goes on.
@Component
class DraftTable {

    /// There as long as there is a draft.
    private static final String CONTENT = "content";

    private static final UUID LOWEST = new UUID(0, 0);

    private final Dynamo dynamo;

    DraftTable(Dynamo dynamo) {
        this.dynamo = dynamo;
    }

    /// Over what was there before.
    Write save(DraftId id, String content, Instant now) {
        return dynamo.update(Table.MESSAGES, id.key())
                .set("draft", id.global())
                .set(CONTENT, content)
                .set("updated_at", now)
                .set(Devices.CHANGED_AT, now)
                .set("GSI1PK", id.user().key())
                .set("GSI1SK", listOf(id.room().workspace()) + new Place(now, id.place()).sortKey())
                .set("expires_at", now.plus(Draft.KEPT).getEpochSecond())
                .add("version", 1);
    }

    /// Fails where there is none.
    Write delete(DraftId id, Instant now) {
        return dynamo.update(Table.MESSAGES, id.key())
                .remove(CONTENT)
                .set(Devices.CHANGED_AT, now)
                .remove("GSI1PK")
                .remove("GSI1SK")
                .set("expires_at", Devices.forgottenAt(now))
                .add("version", 1)
                .ifHas(CONTENT);
    }

    /// 100 a call. What there is no draft of is absent from the answer.
    Map<DraftId, Draft> findAll(Collection<DraftId> ids, Instant now) {
        return dynamo.get(Table.MESSAGES, ids.stream().map(DraftId::key).toList()).values().stream()
                .filter(item -> item.optionalString(CONTENT).isPresent())
                .map(DraftTable::draft)
                .filter(draft -> ids.contains(draft.id()) && !draft.isExpired(now))
                .collect(Collectors.toMap(Draft::id, Function.identity()));
    }

    /// Somebody's drafts in a workspace, the last changed first unless the page goes backwards; one more than the
    /// page takes, if there are more.
    List<Draft> page(UserId user, WorkspaceId workspace, PageRequest page, Instant now) {
        var prefix = listOf(workspace);
        var start = page.start(Place::parse, _ -> true).map(place -> prefix + place.sortKey());
        var query = Query.of(Table.MESSAGES, Index.GSI1, user.key(), prefix).atMost(page.sizeToRead());
        // From the end of the list, which is the oldest first, what has expired is left out by where it starts.
        var oldest = prefix + new Place(now.minus(Draft.KEPT).plusMillis(1), LOWEST).sortKey();
        var ordered = page.isBackwards()
                ? query.behind(start.orElse(oldest))
                : query.behind(start.orElse(null)).reversed();
        return dynamo.query(ordered).stream()
                .map(DraftTable::draft)
                .filter(draft -> !draft.isExpired(now))
                .toList();
    }

    static Draft draft(Item item) {
        return new Draft(
                DraftId.parse(item.string("draft")),
                item.string(CONTENT),
                item.instant("updated_at"),
                item.number("version"));
    }

    static boolean isDraft(Item item) {
        return item.key().sk().startsWith(DraftId.SORT_PREFIX);
    }

    static boolean isThere(Item item) {
        return item.optionalString(CONTENT).isPresent();
    }

    private static String listOf(WorkspaceId workspace) {
        return DraftId.SORT_PREFIX + workspace.uuid() + "#";
    }
}
