package com.slackclone.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmojiTest {

    @ParameterizedTest
    @CsvSource({
        ":thumbsup:, 1f44d",
        ":+1:, 1f44d",
        "👍, 1f44d",
        ":+1::skin-tone-2:, 1f44d-1f3fb",
        ":wave::skin-tone-6:, 1f44b-1f3ff",
        "👍🏽, 1f44d-1f3fd",
        ":heart:, 2764-fe0f",
        "\u2764, 2764-fe0f",
        "\u2764\uFE0F, 2764-fe0f",
        "\uD83D\uDC4D\uFE0F, 1f44d",
        ":point_up::skin-tone-3:, 261d-1f3fc",
    })
    void oneFormHoweverItIsNamed(String text, String codePoints) {
        assertThat(Emoji.parse(text).map(Emoji::key)).contains(codePoints);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a",
                "1",
                "#",
                "👍👍",
                "👍 ",
                ":nope:",
                "thumbsup",
                ":+1",
                ":heart::skin-tone-3:",
                ":+1::skin-tone-1:",
                "\uFE0F",
                "🏽",
                "👍\n",
            })
    void notAnEmoji(String text) {
        assertThat(Emoji.parse(text)).isEmpty();
    }

    @Test
    void aLongTextIsRefusedAtOnce() {
        assertThat(Emoji.parse(":" + "a".repeat(100_000) + ":")).isEmpty();
    }
}
