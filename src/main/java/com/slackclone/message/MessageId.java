package com.slackclone.message;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.slackclone.platform.dynamodb.Instants;
import com.slackclone.platform.dynamodb.Key;
import com.slackclone.platform.id.GlobalId;
import com.slackclone.platform.id.GlobalIdCodec;
import com.slackclone.platform.id.TimeOrderedIds;
import com.slackclone.room.ChannelId;
import com.slackclone.room.RoomId;
import com.slackclone.workspace.WorkspaceId;
import java.time.Instant;
import java.util.UUID;

/// A message. The id says in which room, and when it was sent, so its key follows from it.
public record MessageId(RoomId room, UUID uuid) implements GlobalId {

    public static final String PREFIX = "M";
    private static final String IN_CHANNEL = PREFIX + "C";

    /// @param time when it is sent, to the millisecond
    static MessageId at(RoomId room, Instant time) {
        return new MessageId(room, TimeOrderedIds.at(time));
    }

    @JsonCreator
    public static MessageId parse(String id) {
        var parts = GlobalIdCodec.decode("message", IN_CHANNEL, 3, id);
        var room = new ChannelId(new WorkspaceId(parts.get(0)), parts.get(1));
        return new MessageId(room, parts.get(2));
    }

    /// From a sort key as [#sortKey()] writes it.
    static MessageId ofSortKey(RoomId room, String sortKey) {
        return new MessageId(room, UUID.fromString(sortKey.substring(sortKey.lastIndexOf('#') + 1)));
    }

    @Override
    @JsonValue
    public String global() {
        return switch (room) {
            case ChannelId channel ->
                GlobalIdCodec.encode(IN_CHANNEL, channel.workspace().uuid(), channel.uuid(), uuid);
        };
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
