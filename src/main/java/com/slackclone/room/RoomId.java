package com.slackclone.room;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.slackclone.platform.id.GlobalId;
import com.slackclone.workspace.WorkspaceId;
import java.util.UUID;

/// A place that holds messages. The id says in which workspace.
public sealed interface RoomId extends GlobalId permits ChannelId, ConversationId {

    WorkspaceId workspace();

    UUID uuid();

    /// The partition of the room's messages and memberships.
    String key();

    /// What sorts the room's memberships in the index of a person's rooms.
    String indexKey();

    /// From a key as [#key()] writes it.
    static RoomId ofKey(WorkspaceId workspace, String key) {
        return key.startsWith(ConversationId.KEY_PREFIX)
                ? ConversationId.ofKey(workspace, key)
                : ChannelId.ofKey(workspace, key);
    }

    @JsonCreator
    static RoomId parse(String id) {
        return id.startsWith(ConversationId.PREFIX) ? ConversationId.parse("room", id) : ChannelId.parse("room", id);
    }
}
