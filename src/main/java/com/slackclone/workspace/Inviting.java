package com.slackclone.workspace;

import com.slackclone.account.Users;
import com.slackclone.account.Viewer;
import com.slackclone.platform.error.ApiException;
import com.slackclone.realtime.TransactionalOutbox;
import java.util.List;
import org.springframework.stereotype.Component;

/// Asks people in, and lets them in: what goes around an invitation.
@Component
class Inviting {

    private final Invites invites;
    private final Members members;
    private final Users users;
    private final InviteMail mail;
    private final TransactionalOutbox outbox;

    Inviting(Invites invites, Members members, Users users, InviteMail mail, TransactionalOutbox outbox) {
        this.invites = invites;
        this.members = members;
        this.users = users;
        this.mail = mail;
        this.outbox = outbox;
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
        var user =
                users.find(viewer.userId()).filter(one -> !one.isDeleted()).orElseThrow(ApiException::unauthenticated);
        var accepted = invites.accept(viewer, user.email(), token);
        var joined = accepted.member();
        members.changed(joined.workspaceId(), viewer.userId());
        outbox.publish(accepted.told());
        return joined;
    }

    /// Takes an invitation back. For admins; for others there is none.
    Invite revoke(Viewer viewer, InviteId invite) {
        if (!members.isAdmin(viewer.userId(), invite.workspace())) {
            throw ApiException.notFound("invite");
        }
        return invites.revoke(viewer, invite);
    }
}
