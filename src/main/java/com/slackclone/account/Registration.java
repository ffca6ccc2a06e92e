package com.slackclone.account;

import com.slackclone.account.AccountMail.Kind;
import com.slackclone.platform.error.ApiException;
import com.slackclone.platform.error.Checks;
import com.slackclone.platform.text.TextRule;
import com.slackclone.platform.web.ClientInfo;
import org.springframework.stereotype.Service;

/// How people come: with an address that is not proven yet, and a password.
///
/// It has to tell that an address is taken, since its answer holds tokens; it does so after the same hashing as
/// for a free one, and so seldom for one client that asking for many addresses does not pay.
@Service
class Registration {

    /// Of the credentials of somebody who has just come.
    static final long FIRST_GENERATION = 1;

    private static final TextRule NAME = TextRule.line("input.name", 1, 80);

    private final UserTable users;
    private final CredentialsTable credentials;
    private final Passwords passwords;
    private final SignInLimits limits;
    private final AccountMails mails;

    Registration(
            UserTable users,
            CredentialsTable credentials,
            Passwords passwords,
            SignInLimits limits,
            AccountMails mails) {
        this.users = users;
        this.credentials = credentials;
        this.passwords = passwords;
        this.limits = limits;
        this.mails = mails;
    }

    /// One transaction, which also orders the mail with the link that proves the address.
    ///
    /// @throws ApiException `BAD_USER_INPUT`, `CONFLICT` for an address that is taken, `RATE_LIMITED`,
    ///     `UNAVAILABLE`
    User register(RegisterInput input, ClientInfo client) {
        var name = input.name().strip();
        Checks.all(() -> NAME.check(name), () -> Passwords.check("input.password", input.password()));
        limits.beforeRegister(input.email(), client);
        var hash = passwords.hash(input.password());
        var id = UserId.next();
        var mail = mails.next(Kind.EMAIL_VERIFICATION, input.email(), id, FIRST_GENERATION);
        var user = User.create(id, name, input.email(), mail.createdAt());
        users.add(user, credentials.create(id, hash, null), mails.order(mail));
        return user;
    }
}
