package com.slackclone.workspace;

import com.slackclone.account.Users;
import com.slackclone.account.Viewer;
import com.slackclone.platform.error.ApiException;
import com.slackclone.realtime.EventLog;
import java.util.List;
import org.springframework.stereotype.Component;

/// Asks people in, and lets them in: what goes around an invitation.
@Component
class Inviting {

    private final Invites invites;
    private final Members members;
    private final Users users;
    private final InviteMail mail;
    private final EventLog events;

    Inviting(Invites invites, Members members, Users users, InviteMail mail, EventLog events) {
        this.invites = invites;
        this.members = members;
        this.users = users;
        this.mail = mail;
        this.events = events;
    }

    /// Makes the invitations and sends their mails. For admins.
    List<Invite> invite(Viewer viewer, WorkspaceId workspace, List<String> emails) {
        members.requireAdmin(viewer, workspace);
        var issued = invites.issue(viewer, workspace, emails);
        mail.send(workspace, viewer.userId(), issued);
        return issued.stream().map(Invites.Issued::invite).toList();
    }

    /// Lets the viewer in, and tells the other members.
    Membership accept(Viewer viewer, String token) {
        var user = users.find(viewer.userId()).orElseThrow(ApiException::unauthenticated);
        var joined = invites.accept(viewer, user.email(), token);
        var workspace = joined.workspaceId();
        events.append(
                WorkspaceTopics.workspace(workspace),
                "joined." + workspace + "." + viewer.userId(),
                joined.joinedAt(),
                new MemberJoinedWorkspace(joined));
        return joined;
    }
}
