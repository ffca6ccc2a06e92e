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
import org.springframework.stereotype.Service;

/// Lets a Google account sign in to an account that is there, or no longer: for its owner, who shows the
/// password. A mail tells of it.
///
/// The owner must have shown the account's address to be theirs. Otherwise somebody who had registered with
/// another's address could link a Google account, and would be in still when the other has got the account by a
/// mail.
@Service
class GoogleLinking {

    private final Reauthentication reauthentication;
    private final GoogleTokens tokens;
    private final GoogleAccounts google;
    private final AccountMails mails;
    private final SessionSweeper sweeper;

    GoogleLinking(
            Reauthentication reauthentication,
            GoogleTokens tokens,
            GoogleAccounts google,
            AccountMails mails,
            SessionSweeper sweeper) {
        this.reauthentication = reauthentication;
        this.tokens = tokens;
        this.google = google;
        this.mails = mails;
        this.sweeper = sweeper;
    }

    /// Nothing changes where it is linked already.
    ///
    /// @throws ApiException `BAD_USER_INPUT` for a token that is not good, or a wrong password; `FORBIDDEN` for
    ///     an address that is not verified; `CONFLICT` for a Google account that is linked to another account,
    ///     and for an account that has another one, or was changed at the same time; `RATE_LIMITED`,
    ///     `UNAVAILABLE`
    void link(Viewer viewer, String idToken, String nonce, @Nullable String password, ClientInfo client) {
        var account = reauthentication.requirePassword(viewer, "input.password", password, client);
        var identity = tokens.verify(idToken, nonce);
        var linked = account.google();
        if (linked != null) {
            if (linked.subject().equals(identity.subject())) {
                return;
            }
            throw ApiException.conflict("Another Google account is linked.").with("reason", "ALREADY_LINKED");
        }
        if (!account.isEmailProven() && !isProof(identity, account)) {
            throw ApiException.forbidden("Verify the account's e-mail address first.")
                    .with("reason", "EMAIL_NOT_VERIFIED");
        }
        use(identity);
        var notice = notice(Kind.GOOGLE_LINKED, account);
        var writes = new ArrayList<Write>(google.link(account, identity));
        writes.add(mails.order(notice));
        try {
            Transaction.run(writes);
        } catch (ConditionFailed e) {
            throw e.index() == 0
                    ? ApiException.conflict("The Google account is linked to another account.")
                            .with("reason", "LINKED_ELSEWHERE")
                    : changed();
        }
    }

    private static boolean isProof(GoogleIdentity identity, Credentials account) {
        return identity.isEmailAuthoritative()
                && identity.email().equals(account.user().email());
    }

    /// Ends all sessions but the viewer's: they may have begun by the Google account.
    ///
    /// @throws ApiException `BAD_USER_INPUT` for a wrong password; `FORBIDDEN` for somebody without a password
    ///     who has not signed in just now; `CONFLICT` where none is linked, where there is no other way to sign
    ///     in, and for an account that was changed at the same time; `RATE_LIMITED`, `UNAVAILABLE`
    void unlink(Viewer viewer, @Nullable String password, ClientInfo client) {
        var account = reauthentication.requirePassword(viewer, "input.password", password, client);
        if (account.google() == null) {
            throw ApiException.conflict("No Google account is linked.").with("reason", "NOT_LINKED");
        }
        if (account.passwordHash() == null) {
            throw ApiException.conflict("It is the only way to sign in. Set a password first.")
                    .with("reason", "LAST_SIGN_IN_METHOD");
        }
        var notice = notice(Kind.GOOGLE_UNLINKED, account).keeping(viewer.sessionId());
        var writes = new ArrayList<Write>(google.unlink(account));
        writes.add(mails.order(notice));
        try {
            Transaction.run(writes);
        } catch (ConditionFailed e) {
            throw changed();
        }
        sweeper.sweepNow(notice);
    }

    private AccountMail notice(Kind kind, Credentials account) {
        var user = account.user();
        return mails.next(kind, user.email(), user.id(), account.generation() + 1);
    }

    private void use(GoogleIdentity identity) {
        try {
            tokens.use(identity);
        } catch (RedisException e) {
            throw ApiException.unavailable("sign-in");
        }
    }

    private static ApiException changed() {
        return ApiException.conflict("The account was changed at the same time. Try again.");
    }
}
