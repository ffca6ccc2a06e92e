package com.slackclone.workspace;

import com.slackclone.realtime.Announcement;
import com.slackclone.realtime.Event;
import com.slackclone.realtime.EventId;
import com.slackclone.workspace.WorkspaceEvents.MemberDeactivated;
import com.slackclone.workspace.WorkspaceEvents.MemberJoinedWorkspace;
import com.slackclone.workspace.WorkspaceEvents.MemberRoleChanged;
import com.slackclone.workspace.WorkspaceEvents.WorkspaceUpdated;
import java.time.Clock;
import org.springframework.stereotype.Component;

/// How the members of a workspace are told what has happened to it. Each event has the whole workspace or membership,
/// so one that a later one has overtaken is left out.
@Component
class WorkspaceAnnouncements {

    private final Clock clock;

    WorkspaceAnnouncements(Clock clock) {
        this.clock = clock;
    }

    Announcement updated(Workspace workspace) {
        var id = new EventId("workspace." + workspace.id(), workspace.version());
        return announcement(workspace.id(), id, new WorkspaceUpdated(workspace));
    }

    Announcement joined(Membership member) {
        return announcement(member, new MemberJoinedWorkspace(member));
    }

    Announcement roleChanged(Membership member) {
        return announcement(member, new MemberRoleChanged(member));
    }

    Announcement deactivated(Membership member) {
        return announcement(member, new MemberDeactivated(member));
    }

    private Announcement announcement(Membership member, Event event) {
        var workspace = member.workspaceId();
        var id = new EventId("member." + workspace + "." + member.userId(), member.version());
        return announcement(workspace, id, event);
    }

    private Announcement announcement(WorkspaceId workspace, EventId id, Event event) {
        return Announcement.of(WorkspaceTopics.workspace(workspace), id, clock.instant(), event);
    }
}
