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
import org.jspecify.annotations.Nullable;

/// A message. The id says in which room, in which thread if it is a reply, and when it was sent, so its key
/// follows from it.
///
/// @param root the UUID of the message that it replies to; null for what is in the room itself
public record MessageId(RoomId room, @Nullable UUID root, UUID uuid) implements GlobalId {

    public static final String PREFIX = "M";

    private static final String REPLY = PREFIX + "T";

    /// A message of the room itself.
    public MessageId(RoomId room, UUID uuid) {
        this(room, null, uuid);
    }

    /// The id of a reply to this message.
    MessageId replyAt(Instant time) {
        return new MessageId(room, uuid, TimeOrderedIds.at(time));
    }

    @JsonCreator
    public static MessageId parse(String id) {
        var kind = id.startsWith(REPLY) ? REPLY : PREFIX;
        return id.startsWith(kind + ConversationId.PREFIX)
                ? parse(kind + ConversationId.PREFIX, id, ConversationId::new)
                : parse(kind + ChannelId.PREFIX, id, ChannelId::new);
    }

    private static MessageId parse(String prefix, String id, BiFunction<WorkspaceId, UUID, RoomId> room) {
        var isReply = prefix.startsWith(REPLY);
        var parts = GlobalIdCodec.decode("message", prefix, isReply ? 4 : 3, id);
        var place = room.apply(new WorkspaceId(parts.get(0)), parts.get(1));
        return new MessageId(place, isReply ? parts.get(2) : null, parts.getLast());
    }

    @Override
    @JsonValue
    public String global() {
        var inRoom = switch (room) {
            case ChannelId _ -> ChannelId.PREFIX;
            case ConversationId _ -> ConversationId.PREFIX;
        };
        var workspace = room.workspace().uuid();
        return root == null
                ? GlobalIdCodec.encode(PREFIX + inRoom, workspace, room.uuid(), uuid)
                : GlobalIdCodec.encode(REPLY + inRoom, workspace, room.uuid(), root, uuid);
    }

    @Override
    public String toString() {
        return global();
    }

    public boolean isReply() {
        return root != null;
    }

    /// The message that this one replies to; itself if it is no reply.
    public MessageId rootId() {
        return root == null ? this : new MessageId(room, root);
    }

    public Instant sentAt() {
        return TimeOrderedIds.timeOf(uuid);
    }

    Timeline timeline() {
        return new Timeline(room, root);
    }

    /// `MSG#{timestamp}#{uuid}`
    String sortKey() {
        return "MSG#" + Instants.text(sentAt()) + "#" + uuid;
    }

    Key key() {
        return new Key(timeline().key(), sortKey());
    }
}
