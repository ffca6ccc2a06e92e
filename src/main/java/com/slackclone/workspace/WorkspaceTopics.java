package com.slackclone.workspace;

import com.slackclone.account.UserId;
import com.slackclone.realtime.Topic;

/// The topics of a workspace. All topics of a workspace are of one scope, so their events have one order.
public final class WorkspaceTopics {

    private WorkspaceTopics() {}

    /// What all members may know.
    public static Topic workspace(WorkspaceId workspace) {
        return new Topic(scope(workspace), "workspace");
    }

    /// What concerns one member alone, on all of their devices.
    public static Topic member(WorkspaceId workspace, UserId user) {
        return new Topic(scope(workspace), "member:" + user.uuid());
    }

    public static String scope(WorkspaceId workspace) {
        return workspace.uuid().toString();
    }
}
