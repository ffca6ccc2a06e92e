package com.slackclone.account;

import com.slackclone.account.AccountMail.Kind;
import com.slackclone.platform.dynamodb.ConditionFailed;
import com.slackclone.platform.dynamodb.Transaction;
import com.slackclone.platform.error.ApiException;
import com.slackclone.platform.web.ClientInfo;
import java.time.Instant;
import org.springframework.stereotype.Service;

/// The proof that an account's address is its owner's.
///
/// It takes the link and a session of the account. With the link alone, somebody who had registered with another's
/// address would only have to wait for that other to click.
@Service
class EmailVerification {

    private final AccountMails mails;
    private final CredentialsTable table;
    private final SignInLimits limits;

    EmailVerification(AccountMails mails, CredentialsTable table, SignInLimits limits) {
        this.mails = mails;
        this.table = table;
        this.limits = limits;
    }

    /// @return until when the link will be good
    /// @throws ApiException `CONFLICT` if the address is proven, `RATE_LIMITED`, `UNAVAILABLE`
    Instant request(Viewer viewer, ClientInfo client) {
        var account = find(viewer);
        var user = account.user();
        if (account.isEmailProven()) {
            throw ApiException.conflict("The address is verified already.");
        }
        limits.beforeMail(user.email(), client);
        var mail = mails.next(Kind.EMAIL_VERIFICATION, user.email(), user.id(), account.generation());
        mails.order(mail).run();
        return mail.closesAt();
    }

    /// @throws ApiException `BAD_USER_INPUT` for a token that is not good, or not the viewer's; `RATE_LIMITED`,
    ///     `UNAVAILABLE`
    void verify(Viewer viewer, String token, ClientInfo client) {
        limits.beforeToken(client);
        var mail = mails.redeem(token, Kind.EMAIL_VERIFICATION);
        if (!viewer.userId().equals(mail.user())
                || !mail.email().equals(find(viewer).user().email())) {
            throw AccountMails.invalidToken();
        }
        try {
            // If the account gets another address meanwhile, this one is proven, and the new one is not.
            Transaction.run(mails.use(mail), table.prove(viewer.userId(), mail.email()));
        } catch (ConditionFailed e) {
            throw AccountMails.invalidToken();
        }
    }

    private Credentials find(Viewer viewer) {
        return table.find(viewer.userId()).orElseThrow(ApiException::unauthenticated);
    }
}
