package com.slackclone.message;

import com.slackclone.room.RoomId;
import com.slackclone.workspace.WorkspaceId;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Where messages stand in one order and are numbered from 1: a room, or a thread in it.
///
/// @param root the UUID of the message that the thread is about; null for the room itself
record Timeline(RoomId room, @Nullable UUID root) {

    private static final String THREAD = "#THREAD#";

    static Timeline of(RoomId room) {
        return new Timeline(room, null);
    }

    /// The replies to a message.
    static Timeline ofReplies(MessageId root) {
        return new Timeline(root.room(), root.uuid());
    }

    /// From a key as [#key()] writes it.
    static Timeline ofKey(WorkspaceId workspace, String key) {
        var thread = key.indexOf(THREAD);
        return thread < 0
                ? of(RoomId.ofKey(workspace, key))
                : new Timeline(
                        RoomId.ofKey(workspace, key.substring(0, thread)),
                        UUID.fromString(key.substring(thread + THREAD.length())));
    }

    /// The partition of its messages. It says the room too: so an id with a wrong one leads nowhere.
    String key() {
        return root == null ? room.key() : room.key() + THREAD + root;
    }

    /// What the thread is about.
    MessageId rootId() {
        return new MessageId(room, Objects.requireNonNull(root));
    }

    boolean has(MessageId id) {
        return id.timeline().equals(this);
    }

    /// From a sort key as [MessageId#sortKey()] writes it.
    MessageId message(String sortKey) {
        return new MessageId(room, root, UUID.fromString(sortKey.substring(sortKey.lastIndexOf('#') + 1)));
    }
}
