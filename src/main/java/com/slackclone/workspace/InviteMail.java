package com.slackclone.workspace;

import com.slackclone.account.User;
import com.slackclone.account.Users;
import com.slackclone.platform.mail.AppLinks;
import com.slackclone.platform.mail.MailTemplate;
import com.slackclone.platform.mail.Mailer;
import com.slackclone.workspace.Invites.Issued;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/// The mail that carries an invitation's link.
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

    void send(Issued issued) {
        var invite = issued.invite();
        var inviter = users.find(invite.invitedById()).map(User::name).orElse("An admin");
        mailer.send(TEMPLATE.mail(
                invite.email(),
                Map.of(
                        "inviter", inviter,
                        "workspace", workspaces.get(invite.workspaceId()).name(),
                        "link", links.invite(issued.token().text()),
                        "until", DAY.format(invite.expiresAt()))));
    }
}
