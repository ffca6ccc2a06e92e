package com.slackclone.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlugsTest {

    @ParameterizedTest
    @CsvSource({
        "Analytical Engines,analytical-engines",
        "  --Ärzte & Söhne!--,arzte-sohne",
        "日本,workspace",
        "-,workspace",
        "Ⅷ Office,viii-office"
    })
    void makesAnAddressOfAName(String name, String slug) {
        assertThat(Slugs.from(name, 0)).isEqualTo(slug);
    }

    @Test
    void makesItUniqueWhenAskedAgain() {
        assertThat(Slugs.from("Engines", 1)).matches("engines-[0-9a-f]{6}").isNotEqualTo(Slugs.from("Engines", 2));
    }

    @Test
    void isShortEnoughWhateverTheName() {
        var slug = Slugs.from("a ".repeat(40), 3);

        assertThat(Slugs.isSlug(slug)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-a", "a-", "A", "a b", "a/b", "a\n"})
    void knowsASlug(String text) {
        assertThat(Slugs.isSlug(text)).isFalse();
    }
}
