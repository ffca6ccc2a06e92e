package com.slackclone.account;

import com.slackclone.platform.error.ApiException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// `scr_{session}.{secret}`: the prefix lets scanners recognise it, the session's id says where to look, and
/// the secret has 256 bits.
///
/// A session's first secret is random. Each next one is a keyed hash of the one before, so that a client whose
/// answer got lost can be given the same successor again, though only hashes are stored.
record RefreshToken(SessionId session, String secret) {

    private static final String PREFIX = "scr_";
    private static final int SECRET_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    static RefreshToken first(SessionId session) {
        return new RefreshToken(session, randomSecret());
    }

    static String randomSecret() {
        var bytes = new byte[SECRET_BYTES];
        RANDOM.nextBytes(bytes);
        return BASE64.encodeToString(bytes);
    }

    /// Empty for what cannot be one.
    static Optional<RefreshToken> parse(String text) {
        var dot = text.indexOf('.');
        if (!text.startsWith(PREFIX) || dot < 0) {
            return Optional.empty();
        }
        try {
            var session = SessionId.parse(text.substring(PREFIX.length(), dot));
            return Optional.of(new RefreshToken(session, text.substring(dot + 1)));
        } catch (ApiException e) {
            return Optional.empty();
        }
    }

    RefreshToken next(byte[] key) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            var next = mac.doFinal(("next refresh token " + text()).getBytes(StandardCharsets.UTF_8));
            return new RefreshToken(session, BASE64.encodeToString(next));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// What is stored: SHA-256 of the secret.
    String hash() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    String text() {
        return PREFIX + session.global() + "." + secret;
    }

    @Override
    public String toString() {
        return "RefreshToken[" + session + "]";
    }
}
