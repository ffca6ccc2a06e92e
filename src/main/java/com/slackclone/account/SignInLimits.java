package com.slackclone.account;

import com.slackclone.platform.error.ApiException;
import com.slackclone.platform.redis.RateLimit;
import com.slackclone.platform.redis.RateLimiter;
import com.slackclone.platform.web.ClientInfo;
import io.lettuce.core.RedisException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import org.springframework.stereotype.Component;

/// How often someone may try to get tokens, by account and by IP address. All of it is checked before any
/// password is hashed, and counts the same whether the account exists or not.
///
/// While Redis is away nobody can be counted, so nobody gets tokens: `UNAVAILABLE`.
@Component
class SignInLimits {

    private final RateLimiter limiter;
    private final Lockout lockout;
    private final AuthProperties.Limits limits;

    SignInLimits(RateLimiter limiter, Lockout lockout, AuthProperties properties) {
        this.limiter = limiter;
        this.lockout = lockout;
        this.limits = properties.limits();
    }

    /// @throws ApiException `RATE_LIMITED`, `UNAVAILABLE`
    void beforeRegister(String email, ClientInfo client) {
        orUnavailable(() -> {
            take("register:" + address(client), limits.register().perAddress());
            take("register:" + account(email), limits.register().perAccount());
        });
    }

    /// @throws ApiException `RATE_LIMITED`, `UNAVAILABLE`
    void beforeLogin(String email, ClientInfo client) {
        orUnavailable(() -> {
            take("login:" + address(client), limits.login().perAddress());
            take("login:" + account(email), limits.login().perAccount());
            refuseFor(lockout.remaining(address(client)));
            refuseFor(lockout.remaining(account(email)));
        });
    }

    void loginFailed(String email, ClientInfo client) {
        orUnavailable(() -> {
            lockout.fail(address(client), limits.lockout().addressFailures());
            lockout.fail(account(email), limits.lockout().accountFailures());
        });
    }

    /// The address keeps its failures: whoever tries many accounts may well own one.
    void loginSucceeded(String email) {
        orUnavailable(() -> lockout.clear(account(email)));
    }

    /// By session and not by user: users' ids are known to others, who could use up the limit.
    ///
    /// @throws ApiException `RATE_LIMITED`, `UNAVAILABLE`
    void beforeRefresh(SessionId session, ClientInfo client) {
        orUnavailable(() -> {
            take("refresh:" + address(client), limits.refresh().perAddress());
            take("refresh:session:" + session.global(), limits.refresh().perAccount());
        });
    }

    /// Before an ID token is looked at.
    ///
    /// @throws ApiException `RATE_LIMITED`, `UNAVAILABLE`
    void beforeGoogle(ClientInfo client) {
        orUnavailable(() -> take("google:" + address(client), limits.login().perAddress()));
    }

    /// Once it is known to be genuine.
    ///
    /// @throws ApiException `RATE_LIMITED`, `UNAVAILABLE`
    void beforeGoogle(String subject) {
        orUnavailable(() -> take("google:" + account(subject), limits.login().perAccount()));
    }

    /// The same for known and unknown addresses.
    ///
    /// @param email where a mail is to go
    /// @throws ApiException `RATE_LIMITED`, `UNAVAILABLE`
    void beforeMail(String email, ClientInfo client) {
        orUnavailable(() -> {
            take("mail:" + address(client), limits.mail().perAddress());
            take("mail:" + account(email), limits.mail().perAccount());
        });
    }

    /// Whose a token of a mail is, is known only once it was found, and it can't be guessed.
    ///
    /// @throws ApiException `RATE_LIMITED`, `UNAVAILABLE`
    void beforeToken(ClientInfo client) {
        orUnavailable(() -> take("token:" + address(client), limits.login().perAddress()));
    }

    /// For somebody who is signed in and shows the password again: by session, so that a stolen one can't be used
    /// to guess it, nor to keep its owner from signing in.
    ///
    /// @throws ApiException `RATE_LIMITED`, `UNAVAILABLE`
    void beforePassword(SessionId session, ClientInfo client) {
        orUnavailable(() -> {
            take("password:" + address(client), limits.login().perAddress());
            take("password:" + session(session), limits.login().perAccount());
            refuseFor(lockout.remaining(session(session)));
        });
    }

    void passwordFailed(SessionId session, ClientInfo client) {
        orUnavailable(() -> {
            lockout.fail(address(client), limits.lockout().addressFailures());
            lockout.fail(session(session), limits.lockout().accountFailures());
        });
    }

    private static String session(SessionId session) {
        return "session:" + session.global();
    }

    private void take(String what, RateLimit limit) {
        refuseFor(limiter.take(what, limit));
    }

    private static void refuseFor(Duration wait) {
        if (wait.isPositive()) {
            throw ApiException.rateLimited(Math.ceilDiv(wait.toMillis() + 1, 1000));
        }
    }

    private static void orUnavailable(Runnable work) {
        try {
            work.run();
        } catch (RedisException e) {
            throw ApiException.unavailable("sign-in");
        }
    }

    private static String address(ClientInfo client) {
        return "ip:" + client.network();
    }

    /// A hash, so that Redis holds no addresses of people, and nothing typed by them in a key.
    private static String account(String email) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(email.getBytes(StandardCharsets.UTF_8));
            return "account:" + Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
