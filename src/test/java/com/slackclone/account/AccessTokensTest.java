package com.slackclone.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.slackclone.platform.error.ApiException;
import com.slackclone.platform.error.ErrorCode;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class AccessTokensTest {

    private static final SessionId SESSION = SessionId.next(UserId.next());

    private final TestClock clock = new TestClock();
    private final AccessTokens tokens = tokens(TestProperties.auth());

    @Test
    void verifiesItsOwn() throws Exception {
        var issued = tokens.issue(SESSION);

        assertThat(issued.expiresAt()).isEqualTo(Instant.parse("2026-02-07T09:30:00Z"));
        assertThat(tokens.verify(issued.token())).isEqualTo(new Viewer(SESSION.user(), SESSION, issued.expiresAt()));
        var claims = SignedJWT.parse(issued.token()).getJWTClaimsSet();
        assertThat(claims.getSubject()).isEqualTo(SESSION.user().global());
        assertThat(claims.getJWTID())
                .isNotBlank()
                .isNotEqualTo(jwtId(tokens.issue(SESSION).token()));
    }

    @Test
    void expiresToTheSecond() {
        var issued = tokens.issue(SESSION);
        clock.advance(Duration.ofDays(7).minusSeconds(1));
        assertThat(tokens.verify(issued.token()).sessionId()).isEqualTo(SESSION);

        clock.advance(Duration.ofSeconds(2));
        assertRefused(issued.token());
    }

    @Test
    void takesWhatItWouldIssue() throws Exception {
        assertThat(tokens.verify(signed(_ -> {}))).isNotNull();
    }

    @Test
    void refusesForeignClaims() throws Exception {
        assertRefused(signed(claims -> claims.issuer("someone-else")));
        assertRefused(signed(claims -> claims.issuer(null)));
        assertRefused(signed(claims -> claims.audience("another-api")));
        assertRefused(signed(claims -> claims.audience((String) null)));
        assertRefused(signed(claims -> claims.expirationTime(null)));
        assertRefused(
                signed(claims -> claims.notBeforeTime(Date.from(clock.instant().plusSeconds(60)))));
        assertRefused(signed(claims -> claims.claim("sid", null)));
        assertRefused(signed(claims -> claims.claim("sid", "S123")));
        assertRefused(signed(claims -> claims.subject(UserId.next().global())));
    }

    @Test
    void refusesForeignSignatures() throws Exception {
        var other = tokens(TestProperties.auth(
                TestProperties.jwt("another secret of thirty-two bytes or more", "slack-clone", "slack-clone-api")));

        assertRefused(other.issue(SESSION).token());
        assertRefused(new PlainJWT(claims(_ -> {})).serialize());
        assertRefused(signed(JWSAlgorithm.HS512, "at+jwt", _ -> {}));
        var token = tokens.issue(SESSION).token();
        assertRefused(token.substring(0, token.lastIndexOf('.') + 1));
        assertRefused(token.replaceFirst("\\.[^.]+\\.", "." + signed(_ -> {}).split("\\.", 3)[1] + "."));
    }

    @Test
    void refusesOtherTypes() throws Exception {
        assertRefused(signed(JWSAlgorithm.HS256, "JWT", _ -> {}));
        assertRefused(signed(JWSAlgorithm.HS256, null, _ -> {}));
        assertRefused(RefreshToken.first(SESSION).text());
    }

    @Test
    void refusesNonsense() {
        for (var token : new String[] {"", ".", "..", "a.b.c", "null", "x".repeat(100_000), "ä\u0000"}) {
            assertRefused(token);
        }
    }

    @Test
    void refusesTheLocalSecretElsewhere() {
        var local = TestProperties.auth(TestProperties.jwt("local-only-" + TestProperties.SECRET, "iss", "aud"));
        var production = new MockEnvironment();

        assertThatThrownBy(() -> new AccessTokens(local, clock, production))
                .hasMessageContaining("JWT_SECRET")
                .hasMessageNotContaining(TestProperties.SECRET);
        production.setActiveProfiles("local");
        assertThat(new AccessTokens(local, clock, production)).isNotNull();
    }

    private AccessTokens tokens(AuthProperties properties) {
        return new AccessTokens(properties, clock, new MockEnvironment());
    }

    private void assertRefused(String token) {
        assertThatThrownBy(() -> tokens.verify(token)).isInstanceOfSatisfying(ApiException.class, e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.UNAUTHENTICATED);
            assertThat(e.details()).isEqualTo(Map.of());
        });
    }

    private String signed(Consumer<JWTClaimsSet.Builder> change) throws Exception {
        return signed(JWSAlgorithm.HS256, "at+jwt", change);
    }

    private String signed(JWSAlgorithm algorithm, @Nullable String type, Consumer<JWTClaimsSet.Builder> change)
            throws Exception {
        var header = new JWSHeader.Builder(algorithm)
                .type(type == null ? null : new JOSEObjectType(type))
                .build();
        var jwt = new SignedJWT(header, claims(change));
        var secret = algorithm.equals(JWSAlgorithm.HS512) ? TestProperties.SECRET.repeat(2) : TestProperties.SECRET;
        jwt.sign(new MACSigner(secret));
        return jwt.serialize();
    }

    private JWTClaimsSet claims(Consumer<JWTClaimsSet.Builder> change) {
        var claims = new JWTClaimsSet.Builder()
                .issuer("slack-clone")
                .audience("slack-clone-api")
                .subject(SESSION.user().global())
                .claim("sid", SESSION.global())
                .expirationTime(Date.from(clock.instant().plusSeconds(60)));
        change.accept(claims);
        return claims.build();
    }

    private static String jwtId(String token) throws Exception {
        return SignedJWT.parse(token).getJWTClaimsSet().getJWTID();
    }
}
