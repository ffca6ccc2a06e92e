package com.slackclone.workspace;

import org.springframework.stereotype.Component;

/// The mail that carries an invitation's link.
@Component
class InviteMail {

    void send(Invite invite, InviteToken token) {}
}
