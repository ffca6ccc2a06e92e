package com.slackclone.room;

import com.slackclone.account.Viewer;
import com.slackclone.platform.graphql.Connection;
import com.slackclone.platform.graphql.PageRequest;
import com.slackclone.room.Unread.RoomUnread;
import com.slackclone.room.Unread.WorkspaceUnread;
import com.slackclone.workspace.Workspace;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

@Controller
class UnreadController {

    private final Unread unread;

    UnreadController(Unread unread) {
        this.unread = unread;
    }

    @SchemaMapping
    WorkspaceUnread unread(Workspace workspace, Viewer viewer) {
        return unread.of(viewer, workspace.id());
    }

    @SchemaMapping
    Connection<RoomUnread> rooms(WorkspaceUnread all, @Argument boolean onlyUnread, PageRequest page) {
        var wanted = all.rooms().stream().filter(room -> !onlyUnread || room.unreadCount() > 0);
        return Recency.page(page, all.workspace(), wanted, RoomUnread::room);
    }
}
