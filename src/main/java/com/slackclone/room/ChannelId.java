package com.slackclone.room;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.slackclone.platform.id.GlobalIdCodec;
import com.slackclone.platform.id.TimeOrderedIds;
import com.slackclone.workspace.WorkspaceId;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/// A channel of a workspace.
public record ChannelId(WorkspaceId workspace, UUID uuid) implements RoomId {

    public static final String PREFIX = "C";

    /// The bits of a UUID of version 7 between its version and its variant.
    private static final long COUNTER_BITS = 0xfff;

    static ChannelId next(WorkspaceId workspace) {
        return new ChannelId(workspace, TimeOrderedIds.next());
    }

    /// The id of one of the channels that each workspace has from its start. It follows from the workspace's
    /// id, so that letting somebody in needs no look-up; and it sorts behind the workspace's making, in the
    /// order of the numbers.
    ///
    /// @param number of the channel among them, from 0
    static ChannelId ofDefault(WorkspaceId workspace, int number) {
        var name = (workspace.uuid() + "/" + number).getBytes(StandardCharsets.US_ASCII);
        var low = UUID.nameUUIDFromBytes(name).getLeastSignificantBits();
        var high = (workspace.uuid().getMostSignificantBits() & ~COUNTER_BITS) | number;
        return new ChannelId(workspace, new UUID(high, low));
    }

    @JsonCreator
    public static ChannelId parse(String id) {
        return parse("channel", id);
    }

    static ChannelId parse(String kind, String id) {
        var parts = GlobalIdCodec.decode(kind, PREFIX, 2, id);
        return new ChannelId(new WorkspaceId(parts.getFirst()), parts.getLast());
    }

    /// From a key as [#key()] writes it.
    public static ChannelId ofKey(WorkspaceId workspace, String key) {
        return new ChannelId(workspace, UUID.fromString(key.substring("CHANNEL#".length())));
    }

    @Override
    @JsonValue
    public String global() {
        return GlobalIdCodec.encode(PREFIX, workspace.uuid(), uuid);
    }

    @Override
    public String toString() {
        return global();
    }

    @Override
    public String key() {
        return "CHANNEL#" + uuid;
    }

    @Override
    public String indexKey() {
        return key();
    }
}
