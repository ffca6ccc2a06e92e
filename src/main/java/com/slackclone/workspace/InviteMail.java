package com.slackclone.workspace;

import com.slackclone.account.User;
import com.slackclone.account.UserId;
import com.slackclone.account.Users;
import com.slackclone.platform.mail.AppLinks;
import com.slackclone.platform.mail.Mail;
import com.slackclone.platform.mail.MailTemplate;
import com.slackclone.platform.mail.Mailer;
import com.slackclone.workspace.Invites.Issued;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/// The mails that carry the links of invitations.
@Component
class InviteMail {

    private static final MailTemplate TEMPLATE = MailTemplate.invitation();
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final Mailer mailer;
    private final AppLinks links;
    private final Workspaces workspaces;
    private final Users users;

    InviteMail(Mailer mailer, AppLinks links, Workspaces workspaces, Users users) {
        this.mailer = mailer;
        this.links = links;
        this.workspaces = workspaces;
        this.users = users;
    }

    /// The mails of invitations that one admin has made together: one read of the workspace, and a call of SQS for
    /// each 10.
    void send(WorkspaceId workspace, UserId admin, List<Issued> invites) {
        var name = workspaces.get(workspace).name();
        var inviter = users.find(admin).map(User::name).orElse("An admin");
        mailer.send(invites.stream().map(issued -> mail(issued, name, inviter)).toList());
    }

    private Mail mail(Issued issued, String workspace, String inviter) {
        var invite = issued.invite();
        return TEMPLATE.mail(
                invite.email(),
                Map.of(
                        "inviter",
                        inviter,
                        "workspace",
                        workspace,
                        "link",
                        links.invite(issued.token().text()),
                        "until",
                        DAY.format(invite.expiresAt())));
    }
}
