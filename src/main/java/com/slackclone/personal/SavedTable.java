package com.slackclone.personal;

import com.slackclone.account.UserId;
import com.slackclone.message.MessageId;
import com.slackclone.platform.dynamodb.Dynamo;
import com.slackclone.platform.dynamodb.Index;
import com.slackclone.platform.dynamodb.Item;
import com.slackclone.platform.dynamodb.Key;
import com.slackclone.platform.dynamodb.Query;
import com.slackclone.platform.dynamodb.Table;
import com.slackclone.platform.dynamodb.Write;
import com.slackclone.platform.graphql.PageRequest;
import com.slackclone.workspace.WorkspaceId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What people have saved, in the Messages table.
///
/// | item | PK | SK | GSI1PK | GSI1SK | serves |
/// |---|---|---|---|---|---|
/// | saved | `USER#{id}` | `SAVED#{message}` | `USER#{id}` | `SAVED#{workspace}#{timestamp}#{message}` | whether
/// somebody has saved a message; what they have saved of a workspace |
///
/// GSI2PK is `SAVED#USER#{id}`, GSI2SK `SAVED#{timestamp}#{message}`: what somebody has saved anywhere. What is not
/// saved any more is in no index, and stays until no log remembers an event of it, so that `version` goes on.
@Component
class SavedTable {

    private static final String SAVED = "SAVED#";

    /// There as long as the message is saved.
    private static final String AT = "saved_at";

    private final Dynamo dynamo;

    SavedTable(Dynamo dynamo) {
        this.dynamo = dynamo;
    }

    /// Fails where it is saved already.
    Write save(UserId user, MessageId message, Instant now) {
        var place = new Place(now, message.uuid()).sortKey();
        return dynamo.update(Table.MESSAGES, key(user, message))
                .set("message", message.global())
                .set(AT, now)
                .set(Devices.CHANGED_AT, now)
                .set("GSI1PK", user.key())
                .set("GSI1SK", listOf(message.room().workspace()) + place)
                .set("GSI2PK", everywhere(user))
                .set("GSI2SK", SAVED + place)
                .remove("expires_at")
                .add("version", 1)
                .ifMissing(AT);
    }

    /// Fails where it is not saved.
    Write unsave(UserId user, MessageId message, Instant now) {
        return dynamo.update(Table.MESSAGES, key(user, message))
                .remove(AT)
                .set(Devices.CHANGED_AT, now)
                .remove("GSI1PK")
                .remove("GSI1SK")
                .remove("GSI2PK")
                .remove("GSI2SK")
                .set("expires_at", Devices.forgottenAt(now))
                .add("version", 1)
                .ifHas(AT);
    }

    /// Those of the messages that the person has saved. 100 a call.
    Set<MessageId> savedBy(UserId user, Collection<MessageId> messages) {
        var found = dynamo.get(
                Table.MESSAGES,
                messages.stream().map(message -> key(user, message)).toList());
        return messages.stream()
                .filter(message -> Optional.ofNullable(found.get(key(user, message)))
                        .flatMap(item -> item.optionalString(AT))
                        .isPresent())
                .collect(Collectors.toSet());
    }

    /// What somebody has saved, the last saved first unless the page goes backwards; at most as much as the page is to
    /// be read with.
    ///
    /// @param workspace null for all
    /// @param start where to go on
    List<Saved> page(UserId user, @Nullable WorkspaceId workspace, Optional<Place> start, PageRequest page) {
        var index = workspace == null ? Index.GSI2 : Index.GSI1;
        var partition = workspace == null ? everywhere(user) : user.key();
        var prefix = workspace == null ? SAVED : listOf(workspace);
        var query = Query.of(Table.MESSAGES, index, partition, prefix)
                .behind(start.map(place -> prefix + place.sortKey()).orElse(null))
                .atMost(page.sizeToRead());
        return dynamo.query(page.isBackwards() ? query : query.reversed()).stream()
                .map(SavedTable::saved)
                .toList();
    }

    static Saved saved(Item item) {
        return new Saved(MessageId.parse(item.string("message")), item.instant(AT), item.number("version"));
    }

    static boolean isSaved(Item item) {
        return item.key().sk().startsWith(SAVED);
    }

    static boolean isThere(Item item) {
        return item.optionalString(AT).isPresent();
    }

    private static Key key(UserId user, MessageId message) {
        return new Key(user.key(), SAVED + message.uuid());
    }

    private static String listOf(WorkspaceId workspace) {
        return SAVED + workspace.uuid() + "#";
    }

    private static String everywhere(UserId user) {
        return SAVED + user.key();
    }
}
