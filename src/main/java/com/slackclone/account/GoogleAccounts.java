package com.slackclone.account;

import com.slackclone.account.AccountMail.Kind;
import com.slackclone.platform.dynamodb.ConditionFailed;
import com.slackclone.platform.dynamodb.Write;
import com.slackclone.platform.error.ApiException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Which account somebody at Google signs in to: the one that is linked, and no other; an equal address is no
/// reason.
@Component
class GoogleAccounts {

    private final UserTable users;
    private final CredentialsTable credentials;
    private final AccountMails mails;

    GoogleAccounts(UserTable users, CredentialsTable credentials, AccountMails mails) {
        this.users = users;
        this.credentials = credentials;
        this.mails = mails;
    }

    Optional<Credentials> find(GoogleIdentity google) {
        return credentials
                .findIdByGoogle(google.subject())
                .flatMap(credentials::find)
                .filter(account ->
                        account.google() != null && account.google().subject().equals(google.subject()));
    }

    /// Makes an account without a password. The address counts as verified where Google itself says whose it is;
    /// if not, a mail with a link goes there.
    ///
    /// @throws ApiException `CONFLICT` for an address that belongs to an account
    /// @throws ConditionFailed where the Google account has just been linked
    User create(GoogleIdentity google) {
        var id = UserId.next();
        var mail = mails.next(Kind.EMAIL_VERIFICATION, google.email(), id, Registration.FIRST_GENERATION);
        var user = User.create(id, google.name(), google.email(), mail.createdAt());
        var writes = new ArrayList<>(List.of(credentials.create(id, google), credentials.claim(id, google)));
        if (!google.isEmailAuthoritative()) {
            writes.add(mails.order(mail));
        }
        try {
            users.add(user, writes.toArray(Write[]::new));
            return user;
        } catch (ApiException e) {
            throw e.with("reason", "ADDRESS_HAS_ACCOUNT");
        }
    }

    /// For a transaction. The first write fails where the Google account belongs to somebody, the second where the
    /// account is not what it was.
    List<Write> link(Credentials account, GoogleIdentity google) {
        return List.of(credentials.claim(account.user().id(), google), credentials.link(account, google));
    }

    /// For a transaction. The first write fails where the account is not what it was.
    List<Write> unlink(Credentials account) {
        var writes = new ArrayList<>(List.of(credentials.unlink(account)));
        writes.addAll(credentials.release(account));
        return writes;
    }
}
