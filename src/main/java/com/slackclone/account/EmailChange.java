package com.slackclone.account;

import com.slackclone.account.AccountMail.Kind;
import com.slackclone.platform.dynamodb.ConditionFailed;
import com.slackclone.platform.dynamodb.Transaction;
import com.slackclone.platform.error.ApiException;
import com.slackclone.platform.web.ClientInfo;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Another address for an account, once its owner has shown that it is theirs: by the link that goes there.
///
/// Whether the new address belongs to another account is not told before that: the link is not sent then.
@Service
class EmailChange {

    private final Reauthentication reauthentication;
    private final AccountMails mails;
    private final UserTable users;
    private final CredentialsTable credentials;
    private final SignInLimits limits;

    EmailChange(
            Reauthentication reauthentication,
            AccountMails mails,
            UserTable users,
            CredentialsTable credentials,
            SignInLimits limits) {
        this.reauthentication = reauthentication;
        this.mails = mails;
        this.users = users;
        this.credentials = credentials;
        this.limits = limits;
    }

    /// @return until when the link will be good, if there is one
    /// @throws ApiException `BAD_USER_INPUT`, also for a wrong password; `FORBIDDEN` for somebody without a
    ///     password
    ///     who has not signed in just now; `RATE_LIMITED`, `UNAVAILABLE`
    Instant request(Viewer viewer, String email, @Nullable String password, ClientInfo client) {
        var account = reauthentication.requirePassword(viewer, "input.password", password, client);
        if (email.equals(account.user().email())) {
            throw ApiException.badInput("input.email", "UNCHANGED", "It is the account's address already.");
        }
        limits.beforeMail(email, client);
        var mail = mails.next(Kind.EMAIL_CHANGE, email, viewer.userId(), account.generation());
        mails.order(mail).run();
        return mail.closesAt();
    }

    /// @return the person with the new address
    /// @throws ApiException `BAD_USER_INPUT` for a token that is not good, or not the viewer's; `CONFLICT` for an
    ///     address that belongs to an account by now; `RATE_LIMITED`, `UNAVAILABLE`
    User confirm(Viewer viewer, String token, ClientInfo client) {
        limits.beforeToken(client);
        var mail = mails.redeem(token, Kind.EMAIL_CHANGE);
        var account = credentials.find(viewer.userId()).orElseThrow(ApiException::unauthenticated);
        if (!viewer.userId().equals(mail.user())) {
            throw AccountMails.invalidToken();
        }
        var user = account.user();
        var notice = mails.next(Kind.EMAIL_CHANGED, user.email(), user.id(), mail.generation() + 1);
        try {
            Transaction.run(
                    users.claim(user.id(), mail.email()),
                    users.release(user.id(), user.email()),
                    users.move(user, mail.email()),
                    credentials.moveTo(user.id(), mail.generation(), mail.email()),
                    mails.use(mail),
                    mails.order(notice));
        } catch (ConditionFailed e) {
            throw e.index() == 0 ? UserTable.addressTaken() : AccountMails.invalidToken();
        }
        return users.find(user.id()).orElseThrow(ApiException::unauthenticated);
    }
}
