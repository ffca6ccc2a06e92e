package com.slackclone.account;

import com.slackclone.platform.error.ApiException;
import com.slackclone.platform.error.ErrorCode;
import com.slackclone.platform.web.ClientInfo;
import io.lettuce.core.RedisException;
import org.springframework.stereotype.Service;

/// How people get tokens: by their password, by a refresh token.
///
/// Nobody learns here who has an account: signing in takes the same calls and the same hashing, and answers the
/// same, whether the address is known or not.
@Service
class Accounts {

    private final UserTable users;
    private final CredentialsTable table;
    private final Passwords passwords;
    private final SignInLimits limits;
    private final Sessions sessions;

    Accounts(UserTable users, CredentialsTable table, Passwords passwords, SignInLimits limits, Sessions sessions) {
        this.users = users;
        this.table = table;
        this.passwords = passwords;
        this.limits = limits;
        this.sessions = sessions;
    }

    record SignedIn(User user, Tokens tokens) {}

    /// @throws ApiException `BAD_USER_INPUT`, `UNAUTHENTICATED` for a wrong address or password,
    ///     `RATE_LIMITED`, `UNAVAILABLE`
    SignedIn login(LoginInput input, ClientInfo client) {
        Passwords.check("input.password", input.password());
        limits.beforeLogin(input.email(), client);
        // For an address that nobody has, someone who does not exist is looked up: it takes as long.
        var id = users.findIdByEmail(input.email()).orElseGet(UserId::next);
        var credentials = table.find(id);
        var hash = credentials.map(Credentials::passwordHash).orElse(null);
        if (!passwords.matches(input.password(), hash)) {
            limits.loginFailed(input.email(), client);
            throw wrongCredentials();
        }
        limits.loginSucceeded(input.email());
        var known = credentials.orElseThrow();
        return start(known.user(), known.generation(), client);
    }

    /// @throws ApiException `UNAUTHENTICATED`, `RATE_LIMITED`, `UNAVAILABLE`
    Tokens refresh(String refreshToken, ClientInfo client) {
        var token = RefreshToken.parse(refreshToken).orElseThrow(ApiException::unauthenticated);
        limits.beforeRefresh(token.session(), client);
        try {
            return sessions.refresh(token, client);
        } catch (RedisException e) {
            throw ApiException.unavailable("sign-in");
        }
    }

    /// Signs in somebody who has shown who they are.
    ///
    /// @param generation of the credentials that they have shown
    /// @throws ApiException `UNAUTHENTICATED` if the credentials have been changed meanwhile, `UNAVAILABLE`
    SignedIn start(User user, long generation, ClientInfo client) {
        try {
            return new SignedIn(user, sessions.start(user.id(), generation, client));
        } catch (RedisException e) {
            throw ApiException.unavailable("sign-in");
        }
    }

    private static ApiException wrongCredentials() {
        return ApiException.of(ErrorCode.UNAUTHENTICATED, "The e-mail address or the password is wrong.")
                .with("reason", "WRONG_CREDENTIALS");
    }
}
