package com.slackclone.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.slackclone.platform.error.ApiException;
import com.slackclone.platform.error.ErrorCode;
import com.slackclone.platform.redis.Redis;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// ID tokens that are good, and all that somebody might show instead. The keys come over HTTP.
class GoogleTokensTest {

    private static final String ISSUER = "https://accounts.google.com";
    private static final String CLIENT = "client.apps.googleusercontent.com";
    private static final String NONCE = "n-0S6_WzA2Mj";
    private static final RSAKey OLD = key("old");
    private static final RSAKey NEW = key("new");
    private static final RSAKey STRANGERS = key("old");

    private final AtomicInteger asked = new AtomicInteger();
    private volatile List<RSAKey> published = List.of(OLD);
    private HttpServer server;
    private GoogleTokens tokens;

    @BeforeEach
    void serveKeys() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/certs", exchange -> {
            asked.incrementAndGet();
            var keys = new JWKSet(List.copyOf(published))
                    .toPublicJWKSet()
                    .toString()
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, keys.length);
            exchange.getResponseBody().write(keys);
            exchange.close();
        });
        server.start();
        tokens = tokens(CLIENT);
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private GoogleTokens tokens(String client) {
        var url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/certs");
        Redis redis = mock();
        return new GoogleTokens(new GoogleProperties(client, ISSUER, url), redis, Clock.systemUTC());
    }

    @Test
    void tellWhoSomebodyIs() {
        var identity = tokens.verify(signed(OLD, claims -> claims.claim("hd", "example.org")), NONCE);

        assertThat(identity.subject()).isEqualTo("110169484474386276334");
        assertThat(identity.email()).isEqualTo("grace@example.org");
        assertThat(identity.isEmailAuthoritative()).isTrue();
        assertThat(identity.name()).isEqualTo("Grace Hopper");
        assertThat(identity.toString()).doesNotContain("grace");
    }

    @Test
    void mayComeWithoutTheSchemeOfTheIssuerAndWithoutAName() {
        var identity = tokens.verify(
                signed(OLD, claims -> claims.issuer("accounts.google.com").claim("name", null)), NONCE);

        assertThat(identity.name()).isEqualTo("grace");
    }

    @Test
    void areNoProofOfAnAddressThatGoogleDoesNotRun() {
        assertThat(verified(claims -> claims).isEmailAuthoritative()).isFalse();
        assertThat(verified(claims -> claims.claim("hd", "evil.example")).isEmailAuthoritative())
                .isFalse();
        assertThat(verified(claims -> claims.claim("email", "grace@gmail.com")).isEmailAuthoritative())
                .isTrue();
        assertThat(verified(claims -> claims.claim("email", "grace@gmail.com.evil.example"))
                        .isEmailAuthoritative())
                .isFalse();
    }

    @Test
    void ofOthersAreRefused() {
        refused(signed(STRANGERS, claims -> claims));
        refused(signed(named("never heard of"), claims -> claims));
        refused(signed(OLD, claims -> claims.issuer("https://accounts.google.com.evil.example")));
        refused(signed(OLD, claims -> claims.issuer(null)));
        refused(signed(OLD, claims -> claims.audience("another.apps.googleusercontent.com")));
        refused(signed(OLD, claims -> claims.audience(List.of(CLIENT, "another"))));
        refused(signed(OLD, claims -> claims.audience((String) null)));
    }

    @Test
    void ofAnotherTimeOrRequestAreRefused() {
        refused(signed(OLD, claims -> claims.expirationTime(in(-120))));
        refused(signed(OLD, claims -> claims.expirationTime(null)));
        refused(signed(OLD, claims -> claims.notBeforeTime(in(600))));
        refused(signed(OLD, claims -> claims.claim("nonce", "another")));
        refused(signed(OLD, claims -> claims.claim("nonce", null)));
        var good = signed(OLD, claims -> claims);
        refused(good, "another");
        refused(good, "");
        refused(signed(OLD, claims -> claims.claim("nonce", "")), "");
    }

    @Test
    void withoutAProperSignatureAreRefused() throws JOSEException {
        refused(new PlainJWT(claims(claims -> claims)).serialize());
        var good = signed(OLD, claims -> claims);
        refused(good.substring(0, good.lastIndexOf('.') + 1));
        refused(good.substring(0, good.length() - 4) + "AAAA");
        var confused = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("old").build(), claims(claims -> claims));
        confused.sign(new MACSigner(OLD.toPublicJWK().toJSONString()));
        refused(confused.serialize());
        refused("");
        refused("a.b.c");
        refused("x".repeat(5_000));
    }

    @Test
    void withASubjectThatIsNoneAreRefused() {
        refused(signed(OLD, claims -> claims.subject(null)));
        refused(signed(OLD, claims -> claims.subject("")));
        refused(signed(OLD, claims -> claims.subject("1\n2")));
        refused(signed(OLD, claims -> claims.subject("EMAIL#grace@example.org")));
        refused(signed(OLD, claims -> claims.subject("1".repeat(256))));
    }

    @Test
    void needAVerifiedAddress() {
        for (UnaryOperator<JWTClaimsSet.Builder> change : List.<UnaryOperator<JWTClaimsSet.Builder>>of(
                claims -> claims.claim("email_verified", false),
                claims -> claims.claim("email_verified", null),
                claims -> claims.claim("email", null),
                claims -> claims.claim("email", "no address"))) {
            assertThatThrownBy(() -> tokens.verify(signed(OLD, change), NONCE))
                    .isInstanceOfSatisfying(
                            ApiException.class,
                            e -> assertThat(e.details()).containsEntry("reason", "EMAIL_NOT_VERIFIED"));
        }
    }

    @Test
    void areVerifiedWithKeysThatAreKept() {
        for (var i = 0; i < 20; i++) {
            verified(claims -> claims);
        }

        assertThat(asked).hasValue(1);
    }

    @Test
    void areGoodAsSoonAsTheirKeyIsPublished() {
        verified(claims -> claims);
        published = List.of(NEW);

        assertThat(tokens.verify(signed(NEW, claims -> claims), NONCE).email()).isEqualTo("grace@example.org");

        refused(signed(OLD, claims -> claims));
    }

    @Test
    void withMadeUpKeysDoNotMakeTheNodeAskAllTheTime() {
        verified(claims -> claims);

        for (var i = 0; i < 20; i++) {
            refused(signed(named("made up " + i), claims -> claims));
        }

        assertThat(asked.get()).isLessThanOrEqualTo(3);
        verified(claims -> claims);
    }

    @Test
    void canNotBeVerifiedWhileNobodyTellsTheKeys() {
        server.stop(0);

        assertThatThrownBy(() -> verified(claims -> claims))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNAVAILABLE));
    }

    @Test
    void areNotLookedAtWithoutAClientId() {
        assertThatThrownBy(() -> tokens("").verify(signed(OLD, claims -> claims), NONCE))
                .isInstanceOfSatisfying(ApiException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.UNAVAILABLE);
                    assertThat(e).hasMessageContaining("not set up");
                });
        assertThat(asked).hasValue(0);
    }

    private GoogleIdentity verified(UnaryOperator<JWTClaimsSet.Builder> change) {
        return tokens.verify(signed(OLD, change), NONCE);
    }

    private void refused(String token) {
        refused(token, NONCE);
    }

    private void refused(String token, String nonce) {
        assertThatThrownBy(() -> tokens.verify(token, nonce)).isInstanceOfSatisfying(ApiException.class, e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.BAD_USER_INPUT);
            assertThat(e.details()).containsEntry("field", "input.idToken").containsEntry("reason", "INVALID_TOKEN");
        });
    }

    private static String signed(RSAKey key, UnaryOperator<JWTClaimsSet.Builder> change) {
        try {
            var header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                    .keyID(key.getKeyID())
                    .type(JOSEObjectType.JWT)
                    .build();
            var token = new SignedJWT(header, claims(change));
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JWTClaimsSet claims(UnaryOperator<JWTClaimsSet.Builder> change) {
        return change.apply(new JWTClaimsSet.Builder()
                        .issuer(ISSUER)
                        .audience(CLIENT)
                        .subject("110169484474386276334")
                        .claim("email", "Grace@Example.org")
                        .claim("email_verified", true)
                        .claim("name", "Grace Hopper")
                        .claim("nonce", NONCE)
                        .issueTime(in(-10))
                        .expirationTime(in(3600)))
                .build();
    }

    private static Date in(long seconds) {
        return Date.from(Instant.now().plusSeconds(seconds));
    }

    private static RSAKey named(String id) {
        return new RSAKey.Builder(STRANGERS).keyID(id).build();
    }

    private static RSAKey key(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
