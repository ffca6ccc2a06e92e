package com.slackclone.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PreviewTest {

    @Test
    void whatIsShortStandsAsItIs() {
        assertThat(Preview.of("Hello")).isEqualTo("Hello");
        assertThat(Preview.of("🚀".repeat(100))).isEqualTo("🚀".repeat(100));
    }

    @Test
    void itIsOneLine() {
        assertThat(Preview.of("  One\n\n\ttwo  three\r\n")).isEqualTo("One two three");
    }

    @Test
    void itHasAHundredCodePoints() {
        assertThat(Preview.of("🚀".repeat(101))).isEqualTo("🚀".repeat(99) + "…");
        assertThat(Preview.of("x".repeat(98) + " yz")).isEqualTo("x".repeat(98) + "…");
    }
}
