package com.slackclone.platform.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.slackclone.platform.error.ApiException;
import org.junit.jupiter.api.Test;

class TextRuleTest {

    private static final TextRule CONTENT = TextRule.multiline("input.content", 1, 4000);
    private static final TextRule NAME = TextRule.line("input.name", 1, 80);

    @Test
    void countsCodePoints() {
        var rocket = "🚀".repeat(4000);

        assertThat(CONTENT.check(rocket)).isEqualTo(rocket);
        assertRefused(CONTENT, rocket + "!", "TOO_LONG");
    }

    @Test
    void keepsTheTextAsItIs() {
        var code = "  if (a < b) {\n\treturn \"&amp;\";\r\n}\u200f ";

        assertThat(CONTENT.check(code)).isEqualTo(code);
    }

    @Test
    void trimsWhereAsked() {
        assertThat(NAME.checkTrimmed("  Ada Lovelace \t")).isEqualTo("Ada Lovelace");
    }

    @Test
    void refusesWhatIsNoText() {
        assertRefused(CONTENT, "", "REQUIRED");
        assertRefused(CONTENT, " \n ", "REQUIRED");
        assertRefused(CONTENT, "a\u0000b", "MALFORMED");
        assertRefused(CONTENT, "a\ud83d", "MALFORMED");
        assertRefused(CONTENT, "\u001b[31m", "MALFORMED");
        assertRefused(NAME, "two\nlines", "MALFORMED");
    }

    private static void assertRefused(TextRule rule, String text, String reason) {
        assertThatThrownBy(() -> rule.check(text))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        e -> assertThat(e.details())
                                .containsEntry("field", rule.field())
                                .containsEntry("reason", reason));
    }
}
