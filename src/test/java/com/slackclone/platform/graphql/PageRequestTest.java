package com.slackclone.platform.graphql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.slackclone.platform.error.ApiException;
import com.slackclone.platform.error.ErrorCode;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PageRequestTest {

    @Test
    void aPageStartsAtItsCursor() {
        assertThat(start(PageRequest.of(5, "12", null, null))).hasValue(12);
        assertThat(start(PageRequest.of(5, null, null, null))).isEmpty();
    }

    @Test
    void whatIsNoCursorIsWrongInput() {
        assertMalformed(PageRequest.of(5, "twelve", null, null), "after");
        assertMalformed(PageRequest.of(null, null, 5, "twelve"), "before");
    }

    @Test
    void soIsAnotherListsCursor() {
        assertMalformed(PageRequest.of(5, "101", null, null), "after");
    }

    private static void assertMalformed(PageRequest page, String field) {
        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> start(page))
                .satisfies(refusal -> {
                    assertThat(refusal.code()).isEqualTo(ErrorCode.BAD_USER_INPUT);
                    assertThat(refusal.details()).containsEntry("field", field).containsEntry("reason", "MALFORMED");
                });
    }

    /// Of a list of the numbers up to 100.
    private static Optional<Integer> start(PageRequest page) {
        return page.start(PageRequestTest::number, number -> number <= 100);
    }

    private static Integer number(String text) {
        if (text.chars().allMatch(Character::isDigit)) {
            return Integer.valueOf(text);
        }
        throw ApiException.notFound("number");
    }
}
