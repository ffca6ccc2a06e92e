package com.slackclone.workspace;

import com.slackclone.platform.error.ApiException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/// What the mail carries: the invitation's id and a secret of 256 bits. Only a hash of the secret is stored.
record InviteToken(InviteId invite, String secret) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SECRET_BYTES = 32;

    static InviteToken next(InviteId invite) {
        var bytes = new byte[SECRET_BYTES];
        RANDOM.nextBytes(bytes);
        return new InviteToken(invite, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /// @throws ApiException `NOT_FOUND` for a text that was never a token
    static InviteToken parse(String text) {
        var dot = text.indexOf('.');
        if (dot < 0) {
            throw ApiException.notFound("invite");
        }
        return new InviteToken(InviteId.parse(text.substring(0, dot)), text.substring(dot + 1));
    }

    String text() {
        return invite.global() + "." + secret;
    }

    String hash() {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean matches(String storedHash) {
        return MessageDigest.isEqual(
                hash().getBytes(StandardCharsets.US_ASCII), storedHash.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public String toString() {
        return "InviteToken[" + invite + "]";
    }
}
