package com.slackclone.account;

import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.slackclone.platform.error.ApiException;
import com.slackclone.platform.error.ErrorCode;
import com.slackclone.platform.graphql.EmailAddressScalar;
import com.slackclone.platform.redis.Redis;
import com.slackclone.platform.text.TextRule;
import io.lettuce.core.SetArgs;
import java.net.MalformedURLException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Component;

/// Verifies Google's ID tokens: RS256 by one of Google's keys, made by Google, for this application, not
/// expired.
///
/// The keys are kept for some minutes. A token with a key that is not among them makes the node fetch them anew,
/// twice in half a minute at most, so keys may change at any time, and nobody makes a node ask Google all the
/// time. While Google can't be reached, the keys are good for some hours more.
@Component
class GoogleTokens {

    private static final Logger log = LoggerFactory.getLogger(GoogleTokens.class);

    private static final int LONGEST = 4096;
    private static final Duration SKEW = Duration.ofMinutes(1);
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration READ = Duration.ofSeconds(3);
    private static final int LONGEST_KEYS = 50_000;
    private static final Duration OUTAGE = Duration.ofHours(4);

    /// It becomes part of a key.
    private static final Pattern SUBJECT = Pattern.compile("[A-Za-z0-9_.-]{1,255}");

    private static final TextRule NAME = TextRule.line("input.idToken", 1, 80);

    private final GoogleProperties properties;
    private final Redis redis;
    private final NimbusJwtDecoder decoder;

    GoogleTokens(GoogleProperties properties, Redis redis, Clock clock) {
        this.properties = properties;
        this.redis = redis;
        this.decoder = decoder(properties);
        decoder.setJwtValidator(validator(properties, clock));
    }

    private static NimbusJwtDecoder decoder(GoogleProperties properties) {
        try {
            var http = new DefaultResourceRetriever((int) CONNECT.toMillis(), (int) READ.toMillis(), LONGEST_KEYS);
            var keys = JWKSourceBuilder.<SecurityContext>create(
                            properties.jwksUrl().toURL(), http)
                    .retrying(true)
                    .outageTolerant(OUTAGE.toMillis())
                    .build();
            return NimbusJwtDecoder.withJwkSource(keys)
                    .jwsAlgorithm(SignatureAlgorithm.RS256)
                    .build();
        } catch (MalformedURLException e) {
            throw new IllegalStateException("No URL of keys: " + properties.jwksUrl(), e);
        }
    }

    private static OAuth2TokenValidator<Jwt> validator(GoogleProperties properties, Clock clock) {
        var time = new JwtTimestampValidator(SKEW);
        time.setClock(clock);
        time.setAllowEmptyExpiryClaim(false);
        // Google's own come with and without the scheme.
        var issuers = List.of(properties.issuer(), properties.issuer().replaceFirst("^https://", ""));
        return new DelegatingOAuth2TokenValidator<>(
                time,
                new JwtClaimValidator<Object>(JwtClaimNames.ISS, issuer -> issuers.contains(String.valueOf(issuer))),
                new JwtClaimValidator<List<String>>(
                        JwtClaimNames.AUD,
                        audience -> List.of(properties.clientId()).equals(audience)));
    }

    /// At most one call of Google, and mostly none.
    ///
    /// @param nonce that the client has asked for the token with
    /// @throws ApiException `BAD_USER_INPUT` for a token that is not good, or of an address that Google has not
    ///     verified; `UNAVAILABLE` where signing in with Google is off, and where Google's keys can't be had
    GoogleIdentity verify(String idToken, String nonce) {
        if (!properties.isOn()) {
            throw ApiException.of(ErrorCode.UNAVAILABLE, "Signing in with Google is not set up here.")
                    .with("capability", "sign-in with Google");
        }
        if (nonce.isEmpty() || idToken.length() > LONGEST) {
            throw invalid();
        }
        return identity(decode(idToken), nonce);
    }

    private Jwt decode(String idToken) {
        try {
            return decoder.decode(idToken);
        } catch (BadJwtException e) {
            log.debug("No good ID token", e);
            throw invalid();
        } catch (JwtException e) {
            if (isRateLimit(e)) {
                // A key that was not there a moment ago either.
                throw invalid();
            }
            log.warn("Google's keys can't be had", e);
            throw ApiException.unavailable("sign-in with Google");
        }
    }

    private static boolean isRateLimit(@Nullable Throwable failure) {
        return failure != null && (failure instanceof RateLimitReachedException || isRateLimit(failure.getCause()));
    }

    private static GoogleIdentity identity(Jwt token, String nonce) {
        var subject = Objects.requireNonNullElse(token.getSubject(), "");
        if (!nonce.equals(token.getClaims().get("nonce"))
                || !SUBJECT.matcher(subject).matches()) {
            throw invalid();
        }
        var email = Optional.ofNullable(token.getClaimAsString("email")).flatMap(EmailAddressScalar::parse);
        if (email.isEmpty() || !"true".equals(String.valueOf(token.getClaims().get("email_verified")))) {
            throw ApiException.badInput(
                    "input.idToken", "EMAIL_NOT_VERIFIED", "Google has not verified the e-mail address.");
        }
        return new GoogleIdentity(
                subject,
                email.get(),
                isAuthoritative(email.get(), token.getClaimAsString("hd")),
                name(token.getClaimAsString("name"), email.get()),
                hash(token.getTokenValue()),
                Objects.requireNonNull(token.getExpiresAt()));
    }

    /// As Google's documentation has it: an address of its own, or of a domain that it hosts.
    private static boolean isAuthoritative(String email, @Nullable String hostedDomain) {
        return email.endsWith("@gmail.com")
                || (hostedDomain != null && email.endsWith("@" + hostedDomain.toLowerCase(Locale.ROOT)));
    }

    /// What stands before the `@` where Google tells no name that would do.
    private static String name(@Nullable String told, String email) {
        try {
            return NAME.checkTrimmed(Objects.requireNonNullElse(told, ""));
        } catch (ApiException e) {
            return email.substring(0, email.indexOf('@'));
        }
    }

    private static String hash(String token) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Uses the token up: whoever has got hold of it later can do nothing with it. One command.
    ///
    /// @throws ApiException `BAD_USER_INPUT` where that was done before
    /// @throws io.lettuce.core.RedisException when Redis is away
    void use(GoogleIdentity identity) {
        var until = identity.expiresAt().plus(SKEW);
        var isFirst = redis.commands()
                .set(
                        "google-token:" + identity.token(),
                        "",
                        SetArgs.Builder.nx().exAt(until));
        if (isFirst == null) {
            throw invalid();
        }
    }

    private static ApiException invalid() {
        return ApiException.badInput("input.idToken", "INVALID_TOKEN", "The ID token is not good.");
    }
}
