package com.slackclone.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.slackclone.platform.error.ApiException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.stereotype.Component;

/// Access tokens: JWTs of type `at+jwt`, signed with HS256, whose `sub` is a user's id and `sid` a session's.
///
/// A token that verifies says who someone was when it was made; whether the session still lives is for
/// [LiveSessions] to say.
@Component
class AccessTokens {

    private static final String TYPE = "at+jwt";
    private static final String SESSION = "sid";
    private static final int LONGEST = 2048;
    private static final JwsHeader HEADER =
            JwsHeader.with(MacAlgorithm.HS256).type(TYPE).build();

    private static final int REMEMBERED = 20_000;
    private static final Duration REMEMBERED_FOR = Duration.ofMinutes(10);

    private final AuthProperties.Jwt properties;
    private final Clock clock;
    private final NimbusJwtEncoder encoder;
    private final NimbusJwtDecoder decoder;
    /// Tokens that verified a short while ago. To verify one takes 30 µs, a third of a small query.
    private final Cache<String, Viewer> verified = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterWrite(REMEMBERED_FOR)
            .build();

    AccessTokens(AuthProperties auth, Clock clock, Environment environment) {
        this.properties = auth.jwt();
        this.clock = clock;
        if (properties.isLocal() && !environment.acceptsProfiles(Profiles.of("local"))) {
            throw new IllegalStateException("JWT_SECRET is the one for local use, which everyone knows");
        }
        var key = new SecretKeySpec(properties.key(), "HmacSHA256");
        this.encoder = NimbusJwtEncoder.withSecretKey(key)
                .algorithm(MacAlgorithm.HS256)
                .build();
        this.decoder = NimbusJwtDecoder.withSecretKey(key)
                .macAlgorithm(MacAlgorithm.HS256)
                .validateType(false)
                .build();
        decoder.setJwtValidator(validator());
    }

    private OAuth2TokenValidator<Jwt> validator() {
        var time = new JwtTimestampValidator(Duration.ZERO);
        time.setClock(clock);
        time.setAllowEmptyExpiryClaim(false);
        return new DelegatingOAuth2TokenValidator<>(
                time,
                new JwtTypeValidator(TYPE),
                new JwtIssuerValidator(properties.issuer()),
                new JwtClaimValidator<List<String>>(
                        JwtClaimNames.AUD, audience -> audience != null && audience.contains(properties.audience())));
    }

    record Issued(String token, Instant expiresAt) {}

    Issued issue(SessionId session) {
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var expiresAt = now.plus(properties.lifetime());
        var claims = JwtClaimsSet.builder()
                .issuer(properties.issuer())
                .audience(List.of(properties.audience()))
                .subject(session.user().global())
                .claim(SESSION, session.global())
                .id(UUID.randomUUID().toString())
                .issuedAt(now)
                .expiresAt(expiresAt)
                .build();
        var token = encoder.encode(JwtEncoderParameters.from(HEADER, claims)).getTokenValue();
        return new Issued(token, expiresAt);
    }

    /// @throws ApiException `UNAUTHENTICATED` for anything but an access token of ours that has not expired
    Viewer verify(String token) {
        var known = verified.getIfPresent(token);
        if (known != null && clock.instant().isBefore(known.expiresAt())) {
            return known;
        }
        if (token.length() > LONGEST) {
            throw ApiException.unauthenticated();
        }
        try {
            var viewer = viewer(decoder.decode(token));
            verified.put(token, viewer);
            return viewer;
        } catch (JwtException | ApiException e) {
            throw ApiException.unauthenticated();
        }
    }

    private static Viewer viewer(Jwt jwt) {
        var session = SessionId.parse(Objects.requireNonNullElse(jwt.getClaimAsString(SESSION), ""));
        if (!session.user().global().equals(jwt.getSubject())) {
            throw ApiException.unauthenticated();
        }
        return new Viewer(session.user(), session, Objects.requireNonNull(jwt.getExpiresAt()));
    }
}
