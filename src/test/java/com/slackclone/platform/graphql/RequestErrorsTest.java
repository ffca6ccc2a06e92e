package com.slackclone.platform.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.ExecutionResult;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Each error of a request says in the client's words what is wrong, and where.
class RequestErrorsTest {

    private static final String DOCUMENT = "query($input: ProbeInput!) { probeInput(input: $input) }";

    private final LimitedGraphQl graphQl = new LimitedGraphQl();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{                                        | InvalidSyntax       | null",
                "{ a b ) }                                | InvalidSyntax       | null",
                "{ nosuch }                               | FieldUndefined      | nosuch",
                "{ probe { nosuch } }                     | FieldUndefined      | probe.nosuch",
                "{ probe }                                | SubselectionRequired | probe",
                "{ probeCalls }                           | MissingFieldArgument | probeCalls",
                "{ probeCalls(times: \"x\") }             | WrongType           | times",
                "{ probeCalls(times: 0) }                 | WrongType           | times",
                "{ probeTime(at: 7) }                     | WrongType           | at",
                "{ probeInput(input: {id: []}) }          | WrongType           | input.id",
                "{ probeInput(input: {id: 1, email: \"x\"}) } | WrongType       | input.email",
                "{ probeInput(input: {}) }                | WrongType           | input",
                "{ probeInput(input: {id: 1, word: BETA}) } | WrongType         | input.word",
                "query A { probe { name } } query B { probe { name } } | ValidationError | null",
            },
            nullValues = "null")
    void aDocument(String document, String reason, String field) {
        var error = only(graphQl.run(document));

        assertThat(error).containsEntry("code", "BAD_USER_INPUT");
        assertThat(details(error)).containsEntry("reason", reason);
        assertThat(details(error).get("field")).isEqualTo(field);
    }

    @Test
    void anUnknownOperation() {
        var result = graphQl.run("query A { probe { name } }", input -> input.operationName("B"));

        assertThat(only(result)).containsEntry("code", "BAD_USER_INPUT");
    }

    @Test
    void variablesEachWithItsPath() {
        var input = new HashMap<String, Object>();
        input.put("count", 0);
        input.put("email", "not an address");
        input.put("url", "javascript:alert(1)");
        input.put("at", "yesterday");
        input.put("after", "a b");
        input.put("word", "BETA");
        input.put("emails", Arrays.asList("a@b.example", null, Map.of()));
        input.put("nosuch", 1);
        input.put("choice", Map.of("number", 1, "text", "x"));

        var errors = graphQl.run(DOCUMENT, Map.of("input", input)).getErrors();

        assertThat(errors.stream().map(error -> details(Objects.requireNonNull(error.getExtensions()))))
                .containsExactlyInAnyOrder(
                        details("input.nosuch", "UNKNOWN"),
                        details("input.id", "REQUIRED"),
                        details("input.count", "MALFORMED"),
                        details("input.email", "MALFORMED"),
                        details("input.url", "MALFORMED"),
                        details("input.at", "MALFORMED"),
                        details("input.after", "MALFORMED"),
                        details("input.word", "MALFORMED"),
                        details("input.emails.1", "REQUIRED"),
                        details("input.emails.2", "MALFORMED"));
        assertThat(errors).allSatisfy(error -> assertThat(error.getLocations()).hasSize(1));
    }

    @Test
    void exactlyOneOfTwo() {
        var both =
                graphQl.run(DOCUMENT, Map.of("input", Map.of("id", "1", "choice", Map.of("number", 1, "text", "x"))));

        assertThat(details(only(both))).isEqualTo(details("input.choice", "NOT_ONE"));
    }

    @Test
    void aVariableThatIsMissing() {
        assertThat(details(only(graphQl.run(DOCUMENT)))).isEqualTo(details("input", "REQUIRED"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ probeCalls(times: [1]) }",
                "{ probeCalls(times: \"x\") }",
                "{ probeCalls(times: {a: 1}) }",
                "{ probeTime(at: 7) }",
                "{ probeInput(input: 7) }",
                "{ probeInput(input: {id: {}}) }",
                "{ probeInput(input: {id: null}) }",
                "{ probeInput(input: {id: 1, nosuch: 1}) }",
                "{ probeInput(input: {id: 1, word: \"ALPHA\"}) }",
                "{ probeInput(input: {id: 1, choice: {}}) }",
                "{ probe(x: 1) { name } }",
                "query($n: Int = \"x\") { probe { children(first: $n) { nodes { name } } } }",
            })
    void noMessageNamesAClass(String document) {
        noClasses(graphQl.run(document));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "1.5", "[]"})
    void noMessageAboutAVariableNamesAClass(String value) {
        var values = List.of(value, 1.5, List.of(), Map.of("a", 1), true, 10_000_000_000L);

        for (var wrong : values) {
            noClasses(graphQl.run(
                    "query($n: Int) { probe { children(first: $n) { nodes { name } } } }", Map.of("n", wrong)));
            noClasses(graphQl.run(DOCUMENT, Map.of("input", wrong)));
            noClasses(graphQl.run(DOCUMENT, Map.of("input", Map.of("id", wrong, "at", wrong, "emails", wrong))));
        }
    }

    private static void noClasses(ExecutionResult result) {
        assertThat(result.getErrors()).isNotEmpty().allSatisfy(error -> {
            assertThat(error.getMessage())
                    .isNotBlank()
                    .doesNotContainPattern("Value\\{|HashMap|ArrayList|java\\.|'Map'|'Integer'|'Long'|'Double'|AST")
                    .doesNotContain("Validation error");
            assertThat(error.getExtensions()).containsEntry("code", "BAD_USER_INPUT");
        });
    }

    private static Map<String, Object> only(ExecutionResult result) {
        assertThat(result.getErrors()).as("%s", result).hasSize(1);
        return Objects.requireNonNull(result.getErrors().getFirst().getExtensions());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> details(Map<String, Object> extensions) {
        return (Map<String, Object>) Objects.requireNonNull(extensions.get("details"));
    }

    private static Map<String, Object> details(String field, String reason) {
        return Map.of("field", field, "reason", reason);
    }
}
