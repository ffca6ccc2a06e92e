package com.slackclone.account;

import com.slackclone.platform.error.ApiException;
import com.slackclone.platform.error.ErrorCode;
import com.slackclone.platform.text.TextRule;
import com.slackclone.platform.web.ClientInfo;
import io.lettuce.core.RedisException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Service;

/// How people get tokens: by registering, by their password, by a refresh token.
///
/// Nobody learns here who has an account, in two steps. Signing in takes the same calls and the same hashing,
/// and answers the same, whether the address is known or not. Registering has to tell that an address is taken,
/// since its answer holds tokens; it does so after the same hashing as for a free one, and so seldom for one
/// client that asking for many addresses does not pay.
@Service
class Accounts {

    private static final TextRule NAME = TextRule.line("input.name", 1, 80);

    private final UserTable users;
    private final Passwords passwords;
    private final SignInLimits limits;
    private final Sessions sessions;
    private final Clock clock;

    Accounts(UserTable users, Passwords passwords, SignInLimits limits, Sessions sessions, Clock clock) {
        this.users = users;
        this.passwords = passwords;
        this.limits = limits;
        this.sessions = sessions;
        this.clock = clock;
    }

    record SignedIn(User user, Tokens tokens) {}

    /// @throws ApiException `BAD_USER_INPUT`, `CONFLICT` for an address that is taken, `RATE_LIMITED`,
    ///     `UNAVAILABLE`
    SignedIn register(RegisterInput input, ClientInfo client) {
        var name = NAME.checkTrimmed(input.name());
        Passwords.check("input.password", input.password());
        limits.beforeRegister(input.email(), client);
        var hash = passwords.hash(input.password());
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var user = User.create(name, input.email(), now);
        users.add(user, hash);
        return new SignedIn(user, start(user.id(), client));
    }

    /// @throws ApiException `BAD_USER_INPUT`, `UNAUTHENTICATED` for a wrong address or password,
    ///     `RATE_LIMITED`, `UNAVAILABLE`
    SignedIn login(LoginInput input, ClientInfo client) {
        Passwords.check("input.password", input.password());
        limits.beforeLogin(input.email(), client);
        // For an address that nobody has, someone who does not exist is looked up: it takes as long.
        var id = users.findIdByEmail(input.email()).orElseGet(UserId::next);
        var credentials = users.findCredentials(id);
        var hash = credentials.map(Credentials::passwordHash).orElse(null);
        if (!passwords.matches(input.password(), hash)) {
            limits.loginFailed(input.email(), client);
            throw wrongCredentials();
        }
        limits.loginSucceeded(input.email());
        var user = credentials.map(Credentials::user).orElseThrow();
        return new SignedIn(user, start(user.id(), client));
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

    private Tokens start(UserId user, ClientInfo client) {
        try {
            return sessions.start(user, client);
        } catch (RedisException e) {
            throw ApiException.unavailable("sign-in");
        }
    }

    private static ApiException wrongCredentials() {
        return ApiException.of(ErrorCode.UNAUTHENTICATED, "The e-mail address or the password is wrong.")
                .with("reason", "WRONG_CREDENTIALS");
    }
}
