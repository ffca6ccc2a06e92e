package com.slackclone.account;

import com.slackclone.platform.redis.RateLimit;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// How people sign in.
///
/// @param bcryptStrength the binary logarithm of bcrypt's rounds; each step doubles the time of a sign-in
@Validated
@ConfigurationProperties("slack-clone.auth")
record AuthProperties(
        @Valid Jwt jwt,
        @Valid @DefaultValue SessionRules session,
        @DefaultValue("10") @Min(4) @Max(16) int bcryptStrength,
        @Valid Limits limits) {

    /// @param secret at least 256 bits, as UTF-8; it signs access tokens and derives refresh tokens
    /// @param algorithm HS256, the only one
    /// @param lifetime of an access token
    record Jwt(
            String secret,
            @DefaultValue("HS256") String algorithm,
            @DefaultValue("slack-clone") @NotBlank String issuer,
            @DefaultValue("slack-clone-api") @NotBlank String audience,
            @DefaultValue("7d") Duration lifetime) {

        private static final int SHORTEST_SECRET = 32;
        private static final String LOCAL_MARK = "local-only";

        byte[] key() {
            return secret.getBytes(StandardCharsets.UTF_8);
        }

        boolean isLocal() {
            return secret.startsWith(LOCAL_MARK);
        }

        @AssertTrue(message = "JWT_SECRET must have at least 256 bits")
        boolean isSecretLong() {
            return key().length >= SHORTEST_SECRET;
        }

        @AssertTrue(message = "JWT_ALGORITHM must be HS256")
        boolean isAlgorithmKnown() {
            return algorithm.equals("HS256");
        }

        @Override
        public String toString() {
            return "Jwt[" + issuer + "]";
        }
    }

    /// @param lifetime a session ends when it is not used for so long
    /// @param refreshGrace for so long a replaced refresh token is answered with its successor, once more
    /// @param maximum sessions of one user; with one more the least recently used ends
    /// @param fresh for so long a node believes what it saw of a session in Redis
    /// @param outage while Redis is away a session passes that the node saw alive within this time
    record SessionRules(
            @DefaultValue("30d") Duration lifetime,
            @DefaultValue("10s") Duration refreshGrace,
            @DefaultValue("50") @Min(1) int maximum,
            @DefaultValue("5s") Duration fresh,
            @DefaultValue("15m") Duration outage) {}

    /// @param mail that somebody may cause to one address
    record Limits(
            Pair register,
            Pair login,
            Pair refresh,
            Pair mail,
            @Valid @DefaultValue Lockout lockout) {}

    /// @param perAccount for one e-mail address, or one session
    /// @param perAddress for one IP address, or one /64 network of IPv6
    record Pair(RateLimit perAccount, RateLimit perAddress) {}

    /// After that many failures in a row sign-in is refused for a time that doubles with each further failure.
    ///
    /// @param memory failures are forgotten after so long without another
    record Lockout(
            @DefaultValue("10") @Min(1) int accountFailures,
            @DefaultValue("100") @Min(1) int addressFailures,
            @DefaultValue("30s") Duration first,
            @DefaultValue("15m") Duration longest,
            @DefaultValue("1h") Duration memory) {}
}
