package com.slackclone.room;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.slackclone.platform.id.GlobalId;
import com.slackclone.workspace.WorkspaceId;
import java.util.UUID;

/// A place that holds messages. The id says in which workspace.
public sealed interface RoomId extends GlobalId permits ChannelId {

    WorkspaceId workspace();

    UUID uuid();

    /// The partition of the room's messages and memberships.
    String key();

    /// From a key as [#key()] writes it.
    static RoomId ofKey(WorkspaceId workspace, String key) {
        return ChannelId.ofKey(workspace, key);
    }

    @JsonCreator
    static RoomId parse(String id) {
        return ChannelId.parse("room", id);
    }
}
