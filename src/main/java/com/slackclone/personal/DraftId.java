package com.slackclone.personal;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.slackclone.account.UserId;
import com.slackclone.message.MessageId;
import com.slackclone.platform.dynamodb.Key;
import com.slackclone.platform.error.ApiException;
import com.slackclone.platform.id.GlobalId;
import com.slackclone.platform.id.GlobalIdCodec;
import com.slackclone.room.ChannelId;
import com.slackclone.room.ConversationId;
import com.slackclone.room.RoomId;
import com.slackclone.workspace.WorkspaceId;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// A person's draft: of a message to a room, or of a reply in a thread. The id says all of that, as there is at
/// most one for each.
///
/// @param root the UUID of the message that the thread is about; null for a message to the room itself
record DraftId(UserId user, RoomId room, @Nullable UUID root) implements GlobalId {

    static final String PREFIX = "K";
    static final String SORT_PREFIX = "DRAFT#";

    private static final String REPLY = PREFIX + "T";

    /// @throws ApiException `NOT_FOUND` for a text that is no id of a draft
    @JsonCreator
    static DraftId parse(String id) {
        var kind = id.startsWith(REPLY) ? REPLY : PREFIX;
        return id.startsWith(kind + ConversationId.PREFIX)
                ? parse(kind + ConversationId.PREFIX, id, ConversationId::new)
                : parse(kind + ChannelId.PREFIX, id, ChannelId::new);
    }

    private static DraftId parse(String prefix, String id, BiFunction<WorkspaceId, UUID, RoomId> room) {
        var isReply = prefix.startsWith(REPLY);
        var parts = GlobalIdCodec.decode("draft", prefix, isReply ? 4 : 3, id);
        var place = room.apply(new WorkspaceId(parts.get(0)), parts.get(1));
        return new DraftId(new UserId(parts.getLast()), place, isReply ? parts.get(2) : null);
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
                ? GlobalIdCodec.encode(PREFIX + inRoom, workspace, room.uuid(), user.uuid())
                : GlobalIdCodec.encode(REPLY + inRoom, workspace, room.uuid(), root, user.uuid());
    }

    @Override
    public String toString() {
        return global();
    }

    /// The message that the thread is about; null for a message to the room itself.
    @Nullable
    MessageId rootId() {
        return root == null ? null : new MessageId(room, root);
    }

    /// What tells it from the person's other drafts.
    UUID place() {
        return Objects.requireNonNullElse(root, room.uuid());
    }

    /// `DRAFT#{room}`, or `DRAFT#{room}#{root}`
    Key key() {
        return new Key(user.key(), SORT_PREFIX + room.uuid() + (root == null ? "" : "#" + root));
    }
}
