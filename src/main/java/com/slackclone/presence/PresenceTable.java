package com.slackclone.presence;

import com.slackclone.account.UserId;
import com.slackclone.platform.dynamodb.Dynamo;
import com.slackclone.platform.dynamodb.Item;
import com.slackclone.platform.dynamodb.Key;
import com.slackclone.platform.dynamodb.Table;
import com.slackclone.platform.dynamodb.Write;
import com.slackclone.workspace.WorkspaceId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The last known presence of people, and what they have chosen, in the Presence table.
///
/// | item | PK | SK | GSI1PK | GSI1SK | serves |
/// |---|---|---|---|---|---|
/// | presence, for 30 minutes | `WORKSPACE#{id}` | `USER#{id}` | `STATUS#{status}` | `USER#{id}` | people's
/// presence while Redis is away; by status for operators |
/// | choice | `WORKSPACE#{id}` | `CHOICE#{id}` | | | what people are shown as when they come |
///
/// Who is here is for Redis to say: a presence is written when it changes, and is a copy.
@Component
class PresenceTable {

    private static final Duration KEPT = Duration.ofMinutes(30);
    private static final String CHOICE = "CHOICE#";

    private final Dynamo dynamo;
    private final Clock clock;

    PresenceTable(Dynamo dynamo, Clock clock) {
        this.dynamo = dynamo;
        this.clock = clock;
    }

    /// @param at when it became so; a later one is left as it is
    Write record(WorkspaceId workspace, Presence presence, Instant at) {
        var user = presence.userId().key();
        var item = Item.at(new Key(workspace.key(), user))
                .with("GSI1PK", "STATUS#" + presence.status())
                .with("GSI1SK", user)
                .with("status", presence.status().name())
                .with("status_message", presence.statusMessage())
                .with("last_active_at", presence.lastActiveAt())
                .with("changed_at", at.toEpochMilli())
                .expiringAt(clock.instant().plus(KEPT));
        return dynamo.put(Table.PRESENCE, item).ifMissingOrLess("changed_at", at.toEpochMilli());
    }

    /// The last that is known of people, in their order. Of whom nothing is known is offline.
    List<Presence> lastKnown(WorkspaceId workspace, List<UserId> users) {
        var keys =
                users.stream().map(user -> new Key(workspace.key(), user.key())).toList();
        var found = dynamo.get(Table.PRESENCE, keys);
        return users.stream()
                .map(user -> Optional.ofNullable(found.get(new Key(workspace.key(), user.key())))
                        .filter(item -> !item.isExpired(clock.instant()))
                        .map(item -> presence(user, item))
                        .orElse(Presence.offline(user)))
                .toList();
    }

    private static Presence presence(UserId user, Item item) {
        return new Presence(
                user,
                PresenceStatus.valueOf(item.string("status")),
                item.optionalString("status_message").orElse(null),
                item.optionalInstant("last_active_at").orElse(null));
    }

    /// @param message empty for none; null to leave it
    PresenceChoice choose(WorkspaceId workspace, UserId user, PresenceStatus status, @Nullable String message) {
        var update = dynamo.update(Table.PRESENCE, choiceKey(workspace, user)).set("status", status.name());
        if (message != null) {
            update.set("status_message", message.isEmpty() ? null : message);
        }
        return choice(update.run().orElseThrow());
    }

    /// One call for each 100. Who has never chosen has chosen [PresenceChoice#NONE].
    Map<UserId, PresenceChoice> choices(WorkspaceId workspace, Collection<UserId> users) {
        var keys = users.stream().map(user -> choiceKey(workspace, user)).toList();
        var choices = new HashMap<UserId, PresenceChoice>();
        users.forEach(user -> choices.put(user, PresenceChoice.NONE));
        dynamo.get(Table.PRESENCE, keys)
                .forEach((key, item) ->
                        choices.put(new UserId(UUID.fromString(key.sk().substring(CHOICE.length()))), choice(item)));
        return choices;
    }

    /// All that is known of the person.
    void forget(WorkspaceId workspace, UserId user) {
        dynamo.delete(Table.PRESENCE, choiceKey(workspace, user)).run();
        dynamo.delete(Table.PRESENCE, new Key(workspace.key(), user.key())).run();
    }

    private static Key choiceKey(WorkspaceId workspace, UserId user) {
        return new Key(workspace.key(), CHOICE + user.uuid());
    }

    private static PresenceChoice choice(Item item) {
        return new PresenceChoice(
                PresenceStatus.valueOf(item.string("status")),
                item.optionalString("status_message").orElse(""));
    }
}
