package com.slackclone.account;

import com.slackclone.platform.error.ApiException;
import com.slackclone.platform.id.GlobalIdCodec;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// `sct_{mail}.{secret}`: what the link of a mail carries. The id says where to look, and the secret has 256 bits.
///
/// The secret is a keyed hash of what the mail is, so a worker that has to send a mail again, because it does not
/// know whether it had, sends the same link. What is stored is a hash of it.
record MailToken(UUID mail, String secret) {

    private static final String PREFIX = "sct_";
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    static MailToken of(AccountMail mail, byte[] key) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            var text =
                    String.join(" ", "mail token", mail.kind().name(), mail.id().toString(), mail.email());
            return new MailToken(mail.id(), BASE64.encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Empty for what cannot be one.
    static Optional<MailToken> parse(String text) {
        var dot = text.indexOf('.');
        if (dot < 0) {
            return Optional.empty();
        }
        try {
            var id = GlobalIdCodec.decode("token", PREFIX, 1, text.substring(0, dot));
            return Optional.of(new MailToken(id.getFirst(), text.substring(dot + 1)));
        } catch (ApiException e) {
            return Optional.empty();
        }
    }

    String text() {
        return GlobalIdCodec.encode(PREFIX, mail) + "." + secret;
    }

    /// What is stored: SHA-256 of the secret.
    String hash() {
        return HexFormat.of().formatHex(digest());
    }

    boolean matches(@Nullable String storedHash) {
        return storedHash != null
                && MessageDigest.isEqual(digest(), HexFormat.of().parseHex(storedHash));
    }

    private byte[] digest() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "MailToken[" + mail + "]";
    }
}
