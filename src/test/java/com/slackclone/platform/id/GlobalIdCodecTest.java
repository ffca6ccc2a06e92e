package com.slackclone.platform.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.slackclone.platform.error.ApiException;
import com.slackclone.platform.error.ErrorCode;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GlobalIdCodecTest {

    private static final UUID ONE = UUID.fromString("01936f2e-0000-7000-8000-000000000001");
    private static final UUID TWO = UUID.fromString("01936f2e-ffff-7fff-bfff-ffffffffffff");

    @Test
    void readsWhatItWrote() {
        var id = GlobalIdCodec.encode("C", ONE, TWO);

        assertThat(id).startsWith("C").hasSize(44).matches("[A-Za-z0-9_-]+");
        assertThat(GlobalIdCodec.decode("channel", "C", 2, id)).containsExactly(ONE, TWO);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "U",
                "UAZNvLgAAcACAAAAAAAAAA",
                "UAZNvLgAAcACAAAAAAAAAAQ==",
                "UAZNvLgAAcACAAAAAAAAAAR",
                "UAZNvLgAAcACAAAAAAAAAAQA",
                "WAZNvLgAAcACAAAAAAAAAAQ",
                "U:*\n#AcACAAAAAAAAAAQ",
                "UÄZNvLgAAcACAAAAAAAAAAQ"
            })
    void findsNothingBehindAnyOtherText(String id) {
        assertThat(GlobalIdCodec.encode("U", ONE)).isEqualTo("UAZNvLgAAcACAAAAAAAAAAQ");

        assertThatThrownBy(() -> GlobalIdCodec.decode("user", "U", 1, id))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_FOUND));
    }
}
