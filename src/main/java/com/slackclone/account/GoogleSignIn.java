package com.slackclone.account;

import com.slackclone.account.Accounts.SignedIn;
import com.slackclone.platform.dynamodb.ConditionFailed;
import com.slackclone.platform.error.ApiException;
import com.slackclone.platform.web.ClientInfo;
import io.lettuce.core.RedisException;
import org.springframework.stereotype.Service;

/// Signs people in who have shown who they are at Google, and makes an account for those who are new.
@Service
class GoogleSignIn {

    private final GoogleTokens tokens;
    private final GoogleAccounts google;
    private final SignInLimits limits;
    private final Accounts accounts;

    GoogleSignIn(GoogleTokens tokens, GoogleAccounts google, SignInLimits limits, Accounts accounts) {
        this.tokens = tokens;
        this.google = google;
        this.limits = limits;
        this.accounts = accounts;
    }

    record Welcome(SignedIn signedIn, boolean isNew) {}

    /// An ID token is good once, but for those whose address belongs to an account, who may use it to link that.
    ///
    /// @throws ApiException `BAD_USER_INPUT` for a token that is not good; `CONFLICT` for somebody new whose
    ///     address belongs to an account; `RATE_LIMITED`, `UNAVAILABLE`
    Welcome login(String idToken, String nonce, ClientInfo client) {
        limits.beforeGoogle(client);
        var identity = tokens.verify(idToken, nonce);
        limits.beforeGoogle(identity.subject());
        var known = google.find(identity);
        if (known.isPresent()) {
            return welcome(known.get(), identity, client);
        }
        User user;
        try {
            user = google.create(identity);
        } catch (ConditionFailed | ApiException e) {
            // Perhaps it was the same person at the same time, in another tab.
            return welcome(google.find(identity).orElseThrow(() -> e), identity, client);
        }
        use(identity);
        return new Welcome(accounts.start(user, Registration.FIRST_GENERATION, client), true);
    }

    private Welcome welcome(Credentials account, GoogleIdentity identity, ClientInfo client) {
        use(identity);
        return new Welcome(accounts.start(account.user(), account.generation(), client), false);
    }

    private void use(GoogleIdentity identity) {
        try {
            tokens.use(identity);
        } catch (RedisException e) {
            throw ApiException.unavailable("sign-in");
        }
    }
}
