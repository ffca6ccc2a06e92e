package com.slackclone.platform.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressScalarTest {

    private static final String DOMAIN = "d".repeat(63) + "." + "e".repeat(63) + "." + "f".repeat(57) + ".org";

    @Test
    void givesLowerCase() {
        assertThat(EmailAddressScalar.parse("Ada.Lovelace+Test@Example.ORG")).contains("ada.lovelace+test@example.org");
    }

    @Test
    void takesTheLongest() {
        assertThat(EmailAddressScalar.parse("a".repeat(64) + "@" + DOMAIN)).isPresent();
        assertThat(EmailAddressScalar.parse("a".repeat(65) + "@" + DOMAIN.substring(1)))
                .isEmpty();
        assertThat(EmailAddressScalar.parse("a".repeat(64) + "@x" + DOMAIN)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ada",
                "@example.org",
                "ada@",
                "ada@localhost",
                "a@b@example.org",
                "ada..l@example.org",
                ".ada@example.org",
                "ada@-example.org",
                "ada@example..org",
                "ada@[127.0.0.1]",
                "\"ada\"@example.org",
                "ada <ada@example.org>",
                "ada@example.org\r\nBcc: eve@example.org",
                "ada@example.org\n",
                "ada\u0000@example.org",
                " ada@example.org",
                "adä@example.org",
                "ada@\u212Aelvin.org"
            })
    void refusesWhatIsNoPlainAddress(String text) {
        assertThat(EmailAddressScalar.parse(text)).isEmpty();
    }
}
