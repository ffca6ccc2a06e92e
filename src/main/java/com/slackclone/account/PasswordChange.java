package com.slackclone.account;

import com.slackclone.account.AccountMail.Kind;
import com.slackclone.platform.dynamodb.ConditionFailed;
import com.slackclone.platform.dynamodb.Transaction;
import com.slackclone.platform.error.ApiException;
import com.slackclone.platform.web.ClientInfo;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Another password for somebody who is signed in.
@Service
class PasswordChange {

    private final Reauthentication reauthentication;
    private final CredentialsTable table;
    private final Passwords passwords;
    private final AccountMails mails;
    private final SessionSweeper sweeper;

    PasswordChange(
            Reauthentication reauthentication,
            CredentialsTable table,
            Passwords passwords,
            AccountMails mails,
            SessionSweeper sweeper) {
        this.reauthentication = reauthentication;
        this.table = table;
        this.passwords = passwords;
        this.mails = mails;
        this.sweeper = sweeper;
    }

    /// Ends all sessions but the viewer's. Somebody who has no password yet sets the first one.
    ///
    /// @throws ApiException `BAD_USER_INPUT`, also for a wrong password; `FORBIDDEN` for somebody without a
    ///     password
    ///     who has not signed in just now; `CONFLICT` where the ways in were changed at the same time;
    ///     `RATE_LIMITED`, `UNAVAILABLE`
    void change(Viewer viewer, @Nullable String current, String next, ClientInfo client) {
        Passwords.check("input.newPassword", next);
        var known = reauthentication.requirePassword(viewer, "input.currentPassword", current, client);
        var user = known.user();
        var notice = mails.next(Kind.PASSWORD_CHANGED, user.email(), user.id(), known.generation() + 1)
                .keeping(viewer.sessionId());
        try {
            Transaction.run(
                    table.setPassword(user.id(), known.generation(), passwords.hash(next)), mails.order(notice));
        } catch (ConditionFailed e) {
            throw ApiException.conflict("The account was changed at the same time. Try again.");
        }
        sweeper.sweepNow(notice);
    }
}
