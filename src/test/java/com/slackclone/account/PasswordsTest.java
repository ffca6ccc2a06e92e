package com.slackclone.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.slackclone.platform.error.ApiException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PasswordsTest {

    private final Passwords passwords = new Passwords(TestProperties.auth());

    @AfterEach
    void close() {
        passwords.close();
    }

    @Test
    void matchesWhatItHashed() {
        var hash = passwords.hash("correct horse");

        assertThat(hash).startsWith("$2a$04$").isNotEqualTo(passwords.hash("correct horse"));
        assertThat(passwords.matches("correct horse", hash)).isTrue();
        assertThat(passwords.matches("correct horsf", hash)).isFalse();
        assertThat(passwords.matches("correct horse", null)).isFalse();
    }

    @Test
    void readsAllOfTheLongest() {
        var longest = "ä".repeat(36);
        var hash = passwords.hash(longest);

        assertThat(passwords.matches(longest, hash)).isTrue();
        assertThat(passwords.matches("ä".repeat(35) + "ö", hash)).isFalse();
    }

    @Test
    void countsBytes() {
        Passwords.check("input.password", "ä".repeat(36));
        Passwords.check("input.password", "ä".repeat(4));
        assertRefused("ä".repeat(36) + "a", "TOO_LONG");
        assertRefused("ääää".substring(1), "TOO_SHORT");
        assertRefused("", "TOO_SHORT");
        assertRefused("x".repeat(1_000_000), "TOO_LONG");
        assertRefused("12345678\ud83d", "MALFORMED");
    }

    private static void assertRefused(String password, String reason) {
        assertThatThrownBy(() -> Passwords.check("input.password", password))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        e -> assertThat(e.details())
                                .containsEntry("field", "input.password")
                                .containsEntry("reason", reason));
    }
}
