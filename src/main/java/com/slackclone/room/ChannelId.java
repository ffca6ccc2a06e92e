package com.slackclone.room;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.slackclone.platform.id.GlobalIdCodec;
import com.slackclone.platform.id.TimeOrderedIds;
import com.slackclone.workspace.WorkspaceId;
import java.util.List;
import java.util.UUID;

/// A channel of a workspace.
public record ChannelId(WorkspaceId workspace, UUID uuid) implements RoomId {

    public static final String PREFIX = "C";

    static ChannelId next(WorkspaceId workspace) {
        return new ChannelId(workspace, TimeOrderedIds.next());
    }

    /// The ids of the channels that each workspace has from its start. They follow from the workspace's id, so that letting
    /// somebody in needs no look-up.
    static List<ChannelId> defaultsOf(WorkspaceId workspace) {
        return List.of(neighbour(workspace, 1), neighbour(workspace, 2));
    }

    private static ChannelId neighbour(WorkspaceId workspace, int distance) {
        var uuid = workspace.uuid();
        return new ChannelId(
                workspace, new UUID(uuid.getMostSignificantBits(), uuid.getLeastSignificantBits() ^ distance));
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
    static ChannelId ofKey(WorkspaceId workspace, String key) {
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
}
