package com.slackclone.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HandleTest {

    @ParameterizedTest
    @CsvSource({
        "Ada Lovelace, ada.lovelace",
        "@ada, ada",
        "'  Grace  M. Hopper ', grace.m.hopper",
        "jean-luc_p, jean-luc_p",
        "O'Brien, o.brien",
        "Ünï Çödé, ünï.çödé",
        "李明, 李明",
        "ＡＤＡ, ada",
        "'!?', ''"
    })
    void oneForm(String name, String handle) {
        assertThat(Handle.normalize(name)).isEqualTo(handle);
        assertThat(Handle.normalize(handle)).isEqualTo(handle);
    }

    @Test
    void isNeverTooLong() {
        assertThat(Handle.normalize("a".repeat(79) + " b")).isEqualTo("a".repeat(79));
    }
}
