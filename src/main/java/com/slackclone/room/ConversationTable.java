package com.slackclone.room;

import com.slackclone.account.UserId;
import com.slackclone.platform.dynamodb.Dynamo;
import com.slackclone.platform.dynamodb.Item;
import com.slackclone.platform.dynamodb.Key;
import com.slackclone.platform.dynamodb.Table;
import com.slackclone.platform.dynamodb.Write;
import com.slackclone.workspace.WorkspaceId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Conversations, in the Conversations table. Who is in them is in [RoomMembershipTable].
///
/// | item | PK | SK | GSI1PK | GSI1SK | serves |
/// |---|---|---|---|---|---|
/// | conversation | `CONVERSATION#{id}` | `METADATA` | `WORKSPACE#{id}` | `CONV#{id}` | one or many by id; those of a
/// workspace, for operators |
///
/// A conversation bears its workspace, so that an id with a wrong one is found out.
@Component
class ConversationTable {

    private final Dynamo dynamo;

    ConversationTable(Dynamo dynamo) {
        this.dynamo = dynamo;
    }

    /// A conversation, and which of its participants are in it now.
    record Standing(Conversation conversation, Set<UserId> members) {

        List<UserId> absent() {
            return conversation.participantIds().stream()
                    .filter(user -> !members.contains(user))
                    .toList();
        }
    }

    Optional<Conversation> find(ConversationId id) {
        return dynamo.get(Table.CONVERSATIONS, key(id))
                .map(ConversationTable::conversation)
                .filter(conversation -> conversation.id().equals(id));
    }

    /// How the conversation of these people stands, if it was ever opened. One call.
    Optional<Standing> standing(ConversationId id, List<UserId> people) {
        var memberships =
                people.stream().map(user -> RoomMembershipTable.key(id, user)).toList();
        var found =
                dynamo.get(Map.of(Table.CONVERSATIONS, List.of(key(id)), Table.CONVERSATION_PARTICIPANTS, memberships));
        var members = found.getOrDefault(Table.CONVERSATION_PARTICIPANTS, Map.of()).keySet().stream()
                .map(key -> UserId.ofKey(key.sk()))
                .collect(Collectors.toSet());
        return found.getOrDefault(Table.CONVERSATIONS, Map.of()).values().stream()
                .map(item -> new Standing(conversation(item), members))
                .findFirst();
    }

    /// Fails where it was opened before.
    Write create(Conversation conversation) {
        var id = conversation.id();
        var item = Item.at(key(id))
                .with("GSI1PK", id.workspace().key())
                .with("GSI1SK", id.indexKey())
                .with("type", conversation.type().name())
                .with(
                        "participants",
                        conversation.participantIds().stream().map(UserId::key).toList())
                .with("created_by", conversation.createdById().key())
                .with("created_at", conversation.createdAt())
                .with("message_count", conversation.latestSeq())
                .with("version", conversation.version());
        return dynamo.put(Table.CONVERSATIONS, item).ifAbsent();
    }

    /// Counts that people come back, or that one leaves. Fails where others did so meanwhile.
    Write changeMembers(Conversation conversation) {
        return dynamo.update(Table.CONVERSATIONS, key(conversation.id()))
                .add("version", 1)
                .ifEquals("version", conversation.version());
    }

    static Key key(ConversationId id) {
        return Key.metadata(id.key());
    }

    static Conversation conversation(Item item) {
        return new Conversation(
                ConversationId.ofKey(WorkspaceId.ofKey(item.string("GSI1PK")), item.string("PK")),
                item.strings("participants").stream().map(UserId::ofKey).toList(),
                UserId.ofKey(item.string("created_by")),
                item.instant("created_at"),
                item.number("message_count"),
                item.optionalInstant("last_message_at").orElse(null),
                item.optionalString("last_message_id").map(UUID::fromString).orElse(null),
                MentionSeqs.of(item),
                item.number("version"));
    }
}
