package com.slackclone.account;

import com.slackclone.account.AuthProperties.Jwt;
import com.slackclone.account.AuthProperties.Limits;
import com.slackclone.account.AuthProperties.Lockout;
import com.slackclone.account.AuthProperties.Pair;
import com.slackclone.account.AuthProperties.SessionRules;
import com.slackclone.platform.redis.RateLimit;
import java.time.Duration;

/// The defaults of the server, with a secret and a bcrypt that is quick.
final class TestProperties {

    static final String SECRET = "a secret for tests of thirty-two bytes or more";

    private TestProperties() {}

    static AuthProperties auth() {
        return auth(jwt(SECRET, "slack-clone", "slack-clone-api"));
    }

    static AuthProperties auth(Jwt jwt) {
        var pair = new Pair(RateLimit.of("10/1m"), RateLimit.of("50/1m"));
        var lockout = new Lockout(10, 100, Duration.ofSeconds(30), Duration.ofMinutes(15), Duration.ofHours(1));
        return new AuthProperties(jwt, sessionRules(), 4, new Limits(pair, pair, pair, pair, lockout));
    }

    static Jwt jwt(String secret, String issuer, String audience) {
        return new Jwt(secret, "HS256", issuer, audience, Duration.ofDays(7));
    }

    private static SessionRules sessionRules() {
        return new SessionRules(
                Duration.ofDays(30), Duration.ofSeconds(10), 50, Duration.ofSeconds(5), Duration.ofMinutes(15));
    }
}
