package com.slackclone.account;

import com.slackclone.account.AccountMail.Kind;
import com.slackclone.platform.dynamodb.ConditionFailed;
import com.slackclone.platform.dynamodb.Transaction;
import com.slackclone.platform.dynamodb.Write;
import com.slackclone.platform.error.ApiException;
import com.slackclone.platform.web.ClientInfo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Service;

/// A new password for somebody who has forgotten theirs, by a link that comes by mail.
///
/// Asking for the link looks up nothing: the order of the mail is written whatever the address, and the worker
/// that sends it finds out whose it is. So nobody learns who has an account, neither from the answer nor from
/// its time.
///
/// Whoever has the link has the mailbox, so the address is proven with the new password, and all sessions end:
/// also those of somebody who had registered with an address that is not theirs. And where the address was not
/// proven before, a Google account does not sign in any more, as it may be theirs.
@Service
class PasswordReset {

    private final AccountMails mails;
    private final CredentialsTable table;
    private final Passwords passwords;
    private final SignInLimits limits;
    private final SessionSweeper sweeper;

    PasswordReset(
            AccountMails mails,
            CredentialsTable table,
            Passwords passwords,
            SignInLimits limits,
            SessionSweeper sweeper) {
        this.mails = mails;
        this.table = table;
        this.passwords = passwords;
        this.limits = limits;
        this.sweeper = sweeper;
    }

    /// One call, for a known and an unknown address alike.
    ///
    /// @return until when the link will be good, if there is one
    /// @throws ApiException `RATE_LIMITED`, `UNAVAILABLE`
    Instant request(String email, ClientInfo client) {
        limits.beforeMail(email, client);
        var mail = mails.next(Kind.PASSWORD_RESET, email, null, 0);
        mails.order(mail).run();
        return mail.closesAt();
    }

    /// @return the address of the account
    /// @throws ApiException `BAD_USER_INPUT`, also for a token that is not good; `RATE_LIMITED`, `UNAVAILABLE`
    String reset(String token, String password, ClientInfo client) {
        Passwords.check("input.password", password);
        limits.beforeToken(client);
        var mail = mails.redeem(token, Kind.PASSWORD_RESET);
        var user = Objects.requireNonNull(mail.user());
        limits.loginSucceeded(mail.email());
        var hash = passwords.hash(password);
        var notice = mails.next(Kind.PASSWORD_CHANGED, mail.email(), user, mail.generation() + 1);
        var account = table.find(user).orElseThrow(AccountMails::invalidToken);
        var writes = new ArrayList<Write>(List.of(mails.use(mail), mails.order(notice)));
        if (account.isEmailProven()) {
            writes.add(table.setPassword(user, mail.generation(), hash, mail.email()));
        } else {
            writes.addAll(table.takeOver(account, mail.generation(), hash, mail.email()));
        }
        try {
            Transaction.run(writes);
        } catch (ConditionFailed e) {
            throw AccountMails.invalidToken();
        }
        sweeper.sweepNow(notice);
        return mail.email();
    }
}
