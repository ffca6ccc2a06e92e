package com.slackclone.workspace;

import com.slackclone.realtime.Relayed;
import com.slackclone.workspace.WorkspaceEvents.MemberDeactivated;
import com.slackclone.workspace.WorkspaceEvents.MemberJoinedWorkspace;
import com.slackclone.workspace.WorkspaceEvents.MemberRoleChanged;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Has all nodes forget what a node has changed that died before it could say so.
@Component
class RelayedMemberChanges {

    private final Members members;

    RelayedMemberChanges(Members members) {
        this.members = members;
    }

    @EventListener
    void forget(Relayed relayed) {
        switch (relayed.event()) {
            case MemberJoinedWorkspace(var member) -> forget(member);
            case MemberRoleChanged(var member) -> forget(member);
            case MemberDeactivated(var member) -> forget(member);
            default -> {
                // Of somebody or something else.
            }
        }
    }

    private void forget(Membership member) {
        members.changed(member.workspaceId(), member.userId());
    }
}
