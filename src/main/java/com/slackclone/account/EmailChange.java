package com.slackclone.account;

import com.slackclone.account.AccountMail.Kind;
import com.slackclone.platform.dynamodb.ConditionFailed;
import com.slackclone.platform.error.ApiException;
import com.slackclone.platform.web.ClientInfo;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Another address for an account, once its owner has shown that it is theirs: by the link that goes there.
///
/// Whether the new address belongs to another account is not told before that: the link is not sent then.
@Service
class EmailChange {

    private static final int ATTEMPTS = 5;

    /// Which of the writes moves the person.
    private static final int MOVE = 2;

    private final Reauthentication reauthentication;
    private final AccountMails mails;
    private final UserTable users;
    private final CredentialsTable credentials;
    private final UserAnnouncements announcements;
    private final SignInLimits limits;

    EmailChange(
            Reauthentication reauthentication,
            AccountMails mails,
            UserTable users,
            CredentialsTable credentials,
            UserAnnouncements announcements,
            SignInLimits limits) {
        this.reauthentication = reauthentication;
        this.mails = mails;
        this.users = users;
        this.credentials = credentials;
        this.announcements = announcements;
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
        return move(account.user(), mail);
    }

    private User move(User known, AccountMail mail) {
        var user = known;
        for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
            var moved = user.withEmail(mail.email());
            var notice = mails.next(Kind.EMAIL_CHANGED, user.email(), user.id(), mail.generation() + 1);
            var writes = List.of(
                    users.claim(user.id(), mail.email()),
                    users.release(user.id(), user.email()),
                    users.move(moved),
                    credentials.moveTo(user.id(), mail.generation(), mail.email()),
                    mails.use(mail),
                    mails.order(notice));
            try {
                announcements.commit(writes, moved);
                return moved;
            } catch (ConditionFailed e) {
                if (e.index() == 0) {
                    throw UserTable.addressTaken();
                }
                user = changedOtherwise(e, user);
            }
        }
        throw ApiException.unavailable("accounts");
    }

    /// The person as they stand, where something but the address has changed.
    private static User changedOtherwise(ConditionFailed refused, User before) {
        return refused.current()
                .filter(_ -> refused.index() == MOVE)
                .map(UserTable::user)
                .filter(now -> now.email().equals(before.email()))
                .orElseThrow(AccountMails::invalidToken);
    }
}
