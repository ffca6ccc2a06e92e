package com.slackclone.platform.graphql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.slackclone.platform.error.ApiException;
import com.slackclone.platform.error.ErrorCode;
import graphql.ExecutionInput;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersistedQueriesTest {

    private static final String QUERY = "{ __typename }";
    private static final String HASH = PersistedQueries.sha256(QUERY);

    private final PersistedQueries open = new PersistedQueries(Map.of(), 10_000);
    private final PersistedQueries closed = new PersistedQueries(Map.of(HASH, QUERY), 10_000);

    @Test
    void aNameIsKnownOnceItsTextWasSent() {
        assertRefused(open, named(HASH), ErrorCode.NOT_FOUND);

        assertThat(open.textOf(both(QUERY, HASH))).isEqualTo(QUERY);
        open.keep(both(QUERY, HASH), QUERY);

        assertThat(open.textOf(named(HASH))).isEqualTo(QUERY);
    }

    @Test
    void aDocumentWithoutNameIsNotKept() {
        open.keep(plain(QUERY), open.textOf(plain(QUERY)));

        assertRefused(open, named(HASH), ErrorCode.NOT_FOUND);
    }

    @Test
    void theAnswerToAnUnknownNameIsWhatClientsExpect() {
        assertThatThrownBy(() -> open.textOf(named(HASH))).hasMessage("PersistedQueryNotFound");
    }

    @Test
    void aNameMustBeThatOfTheText() {
        assertRefused(open, both("{ other: __typename }", HASH), ErrorCode.BAD_USER_INPUT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "ZZ", "../../etc/passwd"})
    void aNameMustBeAHash(String name) {
        assertRefused(open, named(name), ErrorCode.BAD_USER_INPUT);
        assertRefused(open, both(QUERY, name), ErrorCode.BAD_USER_INPUT);
    }

    @Test
    void whatIsTrustedRunsByNameAndByText() {
        assertThat(closed.textOf(named(HASH))).isEqualTo(QUERY);
        assertThat(closed.textOf(plain(QUERY))).isEqualTo(QUERY);
        assertThat(closed.textOf(both(QUERY, HASH))).isEqualTo(QUERY);
    }

    @Test
    void nothingElseRunsBesideTrustedDocuments() {
        var other = "{ other: __typename }";

        assertRefused(closed, plain(other), ErrorCode.FORBIDDEN);
        assertRefused(closed, both(other, PersistedQueries.sha256(other)), ErrorCode.FORBIDDEN);
        closed.keep(both(other, PersistedQueries.sha256(other)), other);
        assertRefused(closed, named(PersistedQueries.sha256(other)), ErrorCode.NOT_FOUND);
    }

    @Test
    void aListWithAWrongHashIsRefusedAtTheStart() {
        var wrong = Map.of(HASH, "{ other: __typename }");

        assertThatThrownBy(() -> new PersistedQueries(wrong, 10_000)).isInstanceOf(IllegalArgumentException.class);
    }

    private static void assertRefused(PersistedQueries queries, ExecutionInput input, ErrorCode code) {
        assertThatThrownBy(() -> queries.textOf(input))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    private static ExecutionInput plain(String query) {
        return ExecutionInput.newExecutionInput(query).build();
    }

    private static ExecutionInput named(String hash) {
        return both(ExecutionInput.PERSISTED_QUERY_MARKER, hash);
    }

    private static ExecutionInput both(String query, String hash) {
        return ExecutionInput.newExecutionInput(query)
                .extensions(Map.of("persistedQuery", Map.of("version", 1, "sha256Hash", hash)))
                .build();
    }
}
