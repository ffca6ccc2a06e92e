package com.slackclone.message;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.slackclone.platform.dynamodb.Instants;
import com.slackclone.platform.dynamodb.Key;
import com.slackclone.platform.id.GlobalId;
import com.slackclone.platform.id.GlobalIdCodec;
import com.slackclone.platform.id.TimeOrderedIds;
import com.slackclone.room.ChannelId;
import com.slackclone.room.ConversationId;
import com.slackclone.room.RoomId;
import com.slackclone.workspace.WorkspaceId;
import java.time.Instant;
import java.util.UUID;
import java.util.function.BiFunction;

/// A message. The id says in which room, and when it was sent, so its key follows from it.
public record MessageId(RoomId room, UUID uuid) implements GlobalId {

    public static final String PREFIX = "M";
    private static final String IN_CHANNEL = PREFIX + ChannelId.PREFIX;
    private static final String IN_CONVERSATION = PREFIX + ConversationId.PREFIX;

    @JsonCreator
    public static MessageId parse(String id) {
        return id.startsWith(IN_CONVERSATION)
                ? parse(IN_CONVERSATION, id, ConversationId::new)
                : parse(IN_CHANNEL, id, ChannelId::new);
    }

    private static MessageId parse(String prefix, String id, BiFunction<WorkspaceId, UUID, RoomId> room) {
        var parts = GlobalIdCodec.decode("message", prefix, 3, id);
        return new MessageId(room.apply(new WorkspaceId(parts.get(0)), parts.get(1)), parts.get(2));
    }

    /// From a sort key as [#sortKey()] writes it.
    static MessageId ofSortKey(RoomId room, String sortKey) {
        return new MessageId(room, UUID.fromString(sortKey.substring(sortKey.lastIndexOf('#') + 1)));
    }

    @Override
    @JsonValue
    public String global() {
        var prefix = switch (room) {
            case ChannelId _ -> IN_CHANNEL;
            case ConversationId _ -> IN_CONVERSATION;
        };
        return GlobalIdCodec.encode(prefix, room.workspace().uuid(), room.uuid(), uuid);
    }

    @Override
    public String toString() {
        return global();
    }

    public Instant sentAt() {
        return TimeOrderedIds.timeOf(uuid);
    }

    /// `MSG#{timestamp}#{uuid}`
    String sortKey() {
        return "MSG#" + Instants.text(sentAt()) + "#" + uuid;
    }

    Key key() {
        return new Key(room.key(), sortKey());
    }
}
