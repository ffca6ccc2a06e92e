package com.slackclone.workspace;

import com.slackclone.realtime.Event;
import com.slackclone.realtime.EventId;
import com.slackclone.realtime.EventLog;
import com.slackclone.workspace.WorkspaceEvents.MemberDeactivated;
import com.slackclone.workspace.WorkspaceEvents.MemberJoinedWorkspace;
import com.slackclone.workspace.WorkspaceEvents.MemberRoleChanged;
import com.slackclone.workspace.WorkspaceEvents.WorkspaceUpdated;
import java.time.Clock;
import org.springframework.stereotype.Component;

/// Tells the members of a workspace what has happened to it. Each event has the whole workspace or membership, so
/// one that a later one has overtaken is left out.
@Component
class WorkspaceAnnouncements {

    private final EventLog events;
    private final Clock clock;

    WorkspaceAnnouncements(EventLog events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    void updated(Workspace workspace) {
        var id = new EventId("workspace." + workspace.id(), workspace.version());
        tell(workspace.id(), id, new WorkspaceUpdated(workspace));
    }

    void joined(Membership member) {
        tell(member, new MemberJoinedWorkspace(member));
    }

    void roleChanged(Membership member) {
        tell(member, new MemberRoleChanged(member));
    }

    void deactivated(Membership member) {
        tell(member, new MemberDeactivated(member));
    }

    private void tell(Membership member, Event event) {
        var workspace = member.workspaceId();
        tell(workspace, new EventId("member." + workspace + "." + member.userId(), member.version()), event);
    }

    private void tell(WorkspaceId workspace, EventId id, Event event) {
        events.append(WorkspaceTopics.workspace(workspace), id, clock.instant(), event);
    }
}
