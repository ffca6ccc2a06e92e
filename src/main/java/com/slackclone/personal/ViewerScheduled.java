package com.slackclone.personal;

import com.slackclone.account.Viewer;
import com.slackclone.platform.error.ApiException;
import com.slackclone.platform.graphql.Connection;
import com.slackclone.platform.graphql.PageRequest;
import com.slackclone.workspace.Members;
import com.slackclone.workspace.WorkspaceId;
import java.time.Clock;
import org.springframework.stereotype.Component;

/// The scheduled messages of a viewer, who finds those too whose rooms they may not read any more: the words are
/// their own.
@Component
class ViewerScheduled {

    private final ScheduledTable scheduled;
    private final Members members;
    private final Clock clock;

    ViewerScheduled(ScheduledTable scheduled, Members members, Clock clock) {
        this.scheduled = scheduled;
        this.members = members;
        this.clock = clock;
    }

    /// Those that are pending or have failed, the earliest first. One query.
    ///
    /// @throws ApiException `NOT_FOUND` unless the viewer is an active member
    Connection<ScheduledMessage> page(Viewer viewer, WorkspaceId workspace, PageRequest page) {
        members.require(viewer, workspace);
        var found = scheduled.page(viewer.userId(), workspace, page, clock.instant());
        return Connection.page(page, found, message -> message.place().cursor());
    }

    /// @throws ApiException `NOT_FOUND` for another's, and for one in a workspace in which the viewer is not
    ///     active
    ScheduledMessage get(Viewer viewer, ScheduledId id) {
        if (!id.author().equals(viewer.userId())) {
            throw Scheduling.notFound();
        }
        return scheduled
                .find(id, clock.instant())
                .filter(message -> members.find(
                                viewer.userId(), message.roomId().workspace())
                        .isPresent())
                .orElseThrow(Scheduling::notFound);
    }
}
