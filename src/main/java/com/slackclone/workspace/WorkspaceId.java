package com.slackclone.workspace;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.slackclone.platform.id.GlobalId;
import com.slackclone.platform.id.GlobalIdCodec;
import com.slackclone.platform.id.TimeOrderedIds;
import java.util.UUID;

/// A workspace: the tenant that all else belongs to.
public record WorkspaceId(UUID uuid) implements GlobalId {

    public static final String PREFIX = "W";

    public static WorkspaceId next() {
        return new WorkspaceId(TimeOrderedIds.next());
    }

    @JsonCreator
    public static WorkspaceId parse(String id) {
        return new WorkspaceId(GlobalIdCodec.decode("workspace", PREFIX, 1, id).getFirst());
    }

    /// From a key as [#key()] writes it.
    public static WorkspaceId ofKey(String key) {
        return new WorkspaceId(UUID.fromString(key.substring("WORKSPACE#".length())));
    }

    @Override
    @JsonValue
    public String global() {
        return GlobalIdCodec.encode(PREFIX, uuid);
    }

    @Override
    public String toString() {
        return global();
    }

    /// `WORKSPACE#{uuid}`: the partition of what the workspace owns.
    public String key() {
        return "WORKSPACE#" + uuid;
    }
}
