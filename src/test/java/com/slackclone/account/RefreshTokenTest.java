package com.slackclone.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RefreshTokenTest {

    private static final byte[] KEY = "key".getBytes(StandardCharsets.UTF_8);

    private final RefreshToken token = RefreshToken.first(SessionId.next(UserId.next()));

    @Test
    void readsWhatItWrites() {
        assertThat(token.text()).matches("scr_S[\\w-]{43}\\.[\\w-]{43}");
        assertThat(RefreshToken.parse(token.text())).contains(token);
    }

    @Test
    void tellsItsSecretOnlyToItsOwner() {
        assertThat(token).asString().doesNotContain(token.secret());
        assertThat(token.hash()).hasSize(64).doesNotContain(token.secret());
    }

    @Test
    void hasOneSuccessorForEachKey() {
        var next = token.next(KEY);

        assertThat(next).isEqualTo(token.next(KEY)).isNotEqualTo(token);
        assertThat(next.secret())
                .hasSize(43)
                .isNotEqualTo(token.next(new byte[32]).secret());
        assertThat(next.session()).isEqualTo(token.session());
        assertThat(next.next(KEY)).isNotEqualTo(next);
    }

    @Test
    void isNothingElse() {
        for (var text :
                new String[] {"", "scr_", "scr_.", "scr_x.y", token.session().global(), "a.b.c"}) {
            assertThat(RefreshToken.parse(text)).isEmpty();
        }
    }
}
