package com.slackclone.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.slackclone.platform.error.ApiException;
import com.slackclone.platform.error.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

    @Test
    void readsWhatItWrote() {
        var cursor = new Cursor("00ff00ff00ff00ff", 42, 1_790_000_000);

        assertThat(cursor.text()).matches("[A-Za-z0-9_-]+");
        assertThat(Cursor.parse(cursor.text())).isEqualTo(cursor);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00ff00ff00ff00ff",
                "00ff00ff00ff00ff.-1.1",
                "00ff00ff00ff00ff.9999999999999999999.1",
                "00FF00FF00FF00FF.1.1",
                "00ff00ff00ff00ff.1.1.1"
            })
    void refusesOtherTexts(String text) {
        var encoded = Base64.getUrlEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));

        assertRefused(encoded);
    }

    @Test
    void refusesWhatIsNotEncoded() {
        assertRefused("not a cursor!");
    }

    private static void assertRefused(String text) {
        assertThatThrownBy(() -> Cursor.parse(text))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_USER_INPUT));
    }
}
