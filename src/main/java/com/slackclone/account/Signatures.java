package com.slackclone.account;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/// Signs what the server hands out and gets back later, by HMAC-SHA256 with the secret of the access tokens.
@Component
public class Signatures {

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    Signatures(AuthProperties properties) {
        this.key = new SecretKeySpec(properties.jwt().key(), ALGORITHM);
    }

    /// @param purpose a signature for one is none for another
    /// @return 43 characters of base64url
    public String sign(String purpose, String text) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            var signature = mac.doFinal((purpose + "\n" + text).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public boolean isGenuine(String purpose, String text, String signature) {
        return MessageDigest.isEqual(
                sign(purpose, text).getBytes(StandardCharsets.US_ASCII), signature.getBytes(StandardCharsets.UTF_8));
    }
}
