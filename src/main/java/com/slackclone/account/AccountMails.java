package com.slackclone.account;

import com.slackclone.account.AccountMail.Kind;
import com.slackclone.platform.dynamodb.Write;
import com.slackclone.platform.error.ApiException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Orders mails about accounts, and takes the tokens that they carried.
///
/// A mail is ordered by a write, alone or in the transaction of what it tells of; a worker finds the order in the
/// stream and sends it. So no answer waits for mail, and none is lost with a node.
@Service
class AccountMails {

    private final AccountMailTable table;
    private final Clock clock;

    AccountMails(AccountMailTable table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    /// @param user null if it is to be found out by the address
    /// @param generation of the credentials that the mail is bound to; 0 if it is to be found out
    AccountMail next(Kind kind, String email, @Nullable UserId user, long generation) {
        return AccountMail.of(kind, email, user, generation, clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }

    Write order(AccountMail mail) {
        return table.add(mail);
    }

    /// The mail that carried the token, if it is good; using it up is part of the caller's transaction. One call.
    ///
    /// @throws ApiException `BAD_USER_INPUT`, the same for a token that never was, that is used up, and that has
    ///     expired
    AccountMail redeem(String token, Kind kind) {
        return MailToken.parse(token)
                .flatMap(parsed -> table.find(parsed.mail()).filter(mail -> parsed.matches(mail.tokenHash())))
                .filter(mail -> mail.kind() == kind && !mail.isUsed() && !mail.isClosed(clock.instant()))
                .orElseThrow(AccountMails::invalidToken);
    }

    Write use(AccountMail mail) {
        return table.use(mail, clock.instant());
    }

    static ApiException invalidToken() {
        return ApiException.badInput("input.token", "INVALID_TOKEN", "The link is not good, or not good any more.");
    }
}
