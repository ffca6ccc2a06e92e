package com.slackclone.room;

import com.slackclone.realtime.Topic;
import com.slackclone.workspace.WorkspaceTopics;

/// The topics of rooms, in the scope of their workspace.
public final class RoomTopics {

    private RoomTopics() {}

    /// What happens in a room, for those who may read it.
    public static Topic room(RoomId room) {
        return new Topic(WorkspaceTopics.scope(room.workspace()), "room:" + room.uuid());
    }
}
