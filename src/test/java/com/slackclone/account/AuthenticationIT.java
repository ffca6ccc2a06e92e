package com.slackclone.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.slackclone.platform.error.ErrorCode;
import com.slackclone.testing.ApplicationTest;
import com.slackclone.testing.Node;
import com.slackclone.testing.Person;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What a token must be like for a request to run.
@ApplicationTest
class AuthenticationIT {

    private final Node node;
    private final AuthProperties properties;

    AuthenticationIT(Node node, AuthProperties properties) {
        this.node = node;
        this.properties = properties;
    }

    @Test
    void withoutATokenNobodyIsAsked() {
        var answer = node.api().run("viewer").refused(ErrorCode.UNAUTHENTICATED);

        assertThat(answer.details()).isEmpty();
        node.api().send("{ __schema { queryType { name } } }").ok();
        node.api().run("logout").refused(ErrorCode.UNAUTHENTICATED);
        node.api().run("revokeSession", Map.of("sessionId", "S")).refused(ErrorCode.UNAUTHENTICATED);
        node.api().send("{ node(id: \"S\") { id } }");
    }

    @Test
    void aForgedTokenRefusesTheWholeRequest() throws Exception {
        var ada = Person.register(node, "Ada");
        var token = String.valueOf(ada.api().token());
        var claims = SignedJWT.parse(token).getJWTClaimsSet();
        var secret = properties.jwt().secret();

        assertRefused(new PlainJWT(claims).serialize());
        assertRefused(signed("another secret of thirty-two bytes or more", "at+jwt", claims));
        assertRefused(signed(secret, "JWT", claims));
        assertRefused(signed(
                secret, "at+jwt", new JWTClaimsSet.Builder(claims).audience("x").build()));
        assertRefused(signed(
                secret, "at+jwt", new JWTClaimsSet.Builder(claims).issuer("x").build()));
        assertRefused(ada.refreshToken());
        assertRefused("");
        assertRefused("nonsense");
        // The same in the way that the server signs is good.
        node.api().as(signed(secret, "at+jwt", claims)).run("viewer").ok();
    }

    @Test
    void aTokenOfAnEndedSessionRefusesTheWholeRequest() {
        var ada = Person.register(node, "Ada");
        ada.api().run("logout").ok();

        assertRefused(String.valueOf(ada.api().token()));
    }

    @Test
    void onlyTheirOwnerSeesAnAddress() {
        var ada = Person.register(node, "Ada");

        assertThat(ada.api().run("viewer").ok().text("viewer.user.email")).isEqualTo(ada.email());
    }

    /// Not even what needs no viewer runs.
    private void assertRefused(String token) {
        var answer = node.api().as(token).send("{ __typename }").refused(ErrorCode.UNAUTHENTICATED);

        assertThat(answer.details()).isEmpty();
        assertThat(answer.body().has("data")).isFalse();
    }

    private static String signed(String secret, String type, JWTClaimsSet claims) throws Exception {
        var header = new JWSHeader.Builder(JWSAlgorithm.HS256)
                .type(new JOSEObjectType(type))
                .build();
        var jwt = new SignedJWT(header, claims);
        jwt.sign(new MACSigner(secret));
        return jwt.serialize();
    }
}
