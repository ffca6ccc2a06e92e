package com.slackclone.account;

import com.slackclone.account.AccountMail.Kind;
import com.slackclone.platform.dynamodb.ConditionFailed;
import com.slackclone.platform.dynamodb.Transaction;
import com.slackclone.platform.dynamodb.Write;
import com.slackclone.platform.error.ApiException;
import com.slackclone.platform.web.ClientInfo;
import io.lettuce.core.RedisException;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/// The end of an account. One transaction takes the ways in, the address and the name, and orders the rest:
/// [AccountErasure] does that in the background, on whatever node.
@Service
class AccountDeletion {

    private static final Logger log = LoggerFactory.getLogger(AccountDeletion.class);

    private final Reauthentication reauthentication;
    private final DeletionTable table;
    private final AccountMails mails;
    private final Sessions sessions;

    AccountDeletion(Reauthentication reauthentication, DeletionTable table, AccountMails mails, Sessions sessions) {
        this.reauthentication = reauthentication;
        this.table = table;
        this.mails = mails;
        this.sessions = sessions;
    }

    /// Ends all sessions, the viewer's too.
    ///
    /// @throws ApiException `BAD_USER_INPUT` for a wrong password; `FORBIDDEN` for somebody without a password
    ///     who has not signed in just now; `CONFLICT` for the owner of a workspace, and where the account was
    ///     changed at the same time; `RATE_LIMITED`, `UNAVAILABLE`
    void delete(Viewer viewer, @Nullable String password, ClientInfo client) {
        var account = reauthentication.requirePassword(viewer, "input.password", password, client);
        order(account);
        try {
            sessions.endForGood(viewer.userId());
        } catch (RedisException e) {
            log.warn("Sessions of a deleted account end later, as Redis is away");
        }
    }

    /// All that has to happen here: the rest is done though this node dies now.
    void order(Credentials account) {
        var user = account.user();
        var notice = mails.next(Kind.ACCOUNT_DELETED, user.email(), user.id(), account.generation());
        var writes = new ArrayList<Write>(table.delete(account, notice.createdAt()));
        writes.add(mails.order(notice));
        try {
            Transaction.run(writes);
        } catch (ConditionFailed e) {
            throw refusal(e);
        }
    }

    private static ApiException refusal(ConditionFailed refused) {
        var owned = AccountTies.owned(refused);
        if (refused.index() == 0 && owned > 0) {
            return ApiException.conflict("The person owns workspaces. Transfer their ownership first.")
                    .with("reason", "OWNS_WORKSPACES")
                    .with("actual", owned);
        }
        return AccountTies.isDeleted(refused)
                ? ApiException.unauthenticated()
                : ApiException.conflict("The account was changed at the same time. Try again.");
    }
}
