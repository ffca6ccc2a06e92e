package com.slackclone.platform.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.ExecutionResult;
import graphql.introspection.IntrospectionQuery;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a document may ask for, and that a refusal is small and quick.
@Timeout(10)
class LimitsTest {

    private final LimitedGraphQl graphQl = new LimitedGraphQl();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ probe { name } } | 2",
                "{ probe { name dear } } | 102",
                "{ __typename } | 1",
                "{ probe { __typename } } | 1",
                // probe, children, 50 * (nodes, name)
                "{ probe { children { nodes { name } } } } | 102",
                "{ probe { children(first: 10) { nodes { name } } } } | 22",
                "{ probe { children(last: 10) { nodes { name } } } } | 22",
                "{ probe { children(first: 100000) { nodes { name } } } } | 202",
                "{ probe { children(first: 2147483647) { nodes { name } } } } | 202",
                "{ probe { children(first: -5) { nodes { name } } } } | 2",
                "query($n: Int) { probe { children(first: $n) { nodes { name } } } } | 62",
                "query($m: Int = 3) { probe { children(first: $m) { nodes { name } } } } | 8",
                "query($x: Int) { probe { children(first: $x) { nodes { name } } } } | 102",
                // 10 * (nodes, children, 10 * (nodes, name))
                "{ probe { children(first: 10) { nodes { children(first: 10) { nodes { name } } } } } } | 222",
                "{ probe { ...p } } fragment p on Probe { name child { ...q ...q } } fragment q on Probe { name } | 5",
                "{ probe { ... on Probe { name } ... { name } } } | 3",
                "query($ids: [ID!]!) { nodes(ids: $ids) { id } } | 4",
                "{ nodes(ids: [\"a\", \"b\"]) { id } } | 3",
                "{ nodes(ids: \"a\") { id } } | 2",
                "mutation { probeWrite } | 1",
            })
    void anOperationCosts(String document, long cost) {
        var result = graphQl.run(document, Map.of("n", 30, "ids", List.of("a", "b", "c")));

        assertThat(extensions(result))
                .extractingByKey("cost", InstanceOfAssertFactories.MAP)
                .containsEntry("requested", cost)
                .containsEntry("limit", 300_000L)
                .containsEntry("remaining", 300_000 - cost);
    }

    @Test
    void whatCostsTooMuchIsNotRun() {
        var document = "query($n: Int!) { probe { children(first: $n) { nodes { children { nodes { name } } } } } }";

        assertThat(graphQl.run(document, Map.of("n", 97)).getErrors()).isEmpty();
        refused(graphQl.run(document, Map.of("n", 100)), "QUERY_TOO_EXPENSIVE", "cost", 10_000, 10_202);
    }

    @Test
    void depth() {
        assertThat(graphQl.run(nested(12)).getErrors()).isEmpty();
        refused(graphQl.run(nested(13)), "QUERY_TOO_DEEP", "depth", 12, 13);
        assertThat(only(graphQl.run(nested(400)))).containsEntry("code", "QUERY_TOO_DEEP");
        refused(
                graphQl.run("{ probe { ...f } } fragment f on Probe { ... on Probe " + inner(12) + " }"),
                "QUERY_TOO_DEEP",
                "depth",
                12,
                13);
    }

    private static String nested(int depth) {
        return "{ probe " + inner(depth - 1) + " }";
    }

    private static String inner(int depth) {
        return "{ child ".repeat(depth - 1) + "{ name }" + " }".repeat(depth - 1);
    }

    @Test
    void aliases() {
        assertThat(graphQl.run(aliased(30)).getErrors()).isEmpty();
        refused(graphQl.run(aliased(31)), "QUERY_TOO_EXPENSIVE", "aliases", 30, 31);
    }

    private static String aliased(int aliases) {
        return IntStream.range(0, aliases)
                .mapToObj(i -> "a" + i + ": probe { name } ")
                .collect(Collectors.joining("", "{", "}"));
    }

    @Test
    void rootFieldsOfAMutation() {
        assertThat(graphQl.run("mutation { " + "probeWrite ".repeat(5) + "}").getErrors())
                .isEmpty();
        refused(
                graphQl.run("mutation { ... on Mutation { probeWrite } " + "probeWrite ".repeat(5) + "}"),
                "QUERY_TOO_EXPENSIVE",
                "root fields of a mutation",
                5,
                6);
    }

    @Test
    void tokensAndCharacters() {
        var tokens = only(graphQl.run("{ " + "probe { name } ".repeat(1_000) + "}"));
        assertThat(tokens)
                .containsEntry("code", "QUERY_TOO_EXPENSIVE")
                .containsEntry("details", Map.of("limit", 4000L));

        var characters = only(graphQl.run("{ probe { name } } #" + "x".repeat(300_000)));
        assertThat(characters)
                .containsEntry("code", "QUERY_TOO_EXPENSIVE")
                .containsEntry("details", Map.of("limit", 262_144L));

        assertThat(graphQl.run("{ probe { name } }" + " ".repeat(200_000)).getErrors())
                .isEmpty();
    }

    @Test
    void fragmentsThatMultiply() {
        var document = new StringBuilder("{ probe { ...f0 } } fragment f60 on Probe { name }");
        for (var i = 0; i < 60; i++) {
            document.append(" fragment f%d on Probe { ...f%d ...f%d }".formatted(i, i + 1, i + 1));
        }

        refused(graphQl.run(document.toString()), "QUERY_TOO_EXPENSIVE", "cost", 10_000, 1_000_000_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ probe { ...f } } fragment f on Probe { child { ...f } }",
                "{ probe { ...f } } fragment f on Probe { ...g ...g } fragment g on Probe { ...f ...f }"
            })
    void fragmentsInCircles(String document) {
        assertThat(graphQl.run(document).getErrors())
                .hasSizeBetween(1, 10)
                .allSatisfy(error -> assertThat(error.getExtensions()).containsEntry("code", "BAD_USER_INPUT"));
    }

    @Test
    void aCircleOfManyFragments() {
        var document = new StringBuilder("{ probe { ...f0 } }");
        for (var i = 0; i < 300; i++) {
            document.append(" fragment f%d on Probe { ...f%d ...f%d }".formatted(i, (i + 1) % 300, (i + 7) % 300));
        }

        small(graphQl.run(document.toString()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ probe { name %s } }|name ",
                "{ probe { name %s } }|nosuch ",
                "{ probe { name %s } }|name @include(if: true) ",
                "{ probe { name %s } }|@skip(if: false) ",
                "{ probe { name %s } }|@nosuch ",
                "{ probe { children(first: 1) { nodes { name } } %s } }|children(last: 1) { nodes { name } } ",
                "{ probe(%s) { name } }|x: 1 ",
            })
    void thousandsOfTheSame(String template) {
        var parts = template.split("\\|", 2);
        var tokens = parts[1].strip().split("[^a-z@]+|(?=[(){}:@])").length + 3;

        small(graphQl.run(parts[0].formatted(parts[1].repeat(3_500 / tokens))));
    }

    private static void small(ExecutionResult result) {
        assertThat(result.getErrors()).hasSizeLessThanOrEqualTo(10);
        assertThat(result.toSpecification().toString()).hasSizeLessThan(20_000);
    }

    @Test
    void theSchemaMayBeAskedForWhereThatIsOn() {
        assertThat(graphQl.run(IntrospectionQuery.INTROSPECTION_QUERY).getErrors())
                .isEmpty();
        assertThat(only(new LimitedGraphQl(new GraphQlLimits(
                                1000, 100, 12, 20, 30, 5, 100, LimitedGraphQl.BUDGET, 10, false, 1000, null))
                        .run("{ __schema { queryType { name } } }")))
                .containsEntry("code", "BAD_USER_INPUT");
    }

    @Test
    void theSchemaAndMoreIsBoundedAsAllElse() {
        var deep = "{ __schema { types { fields { args { type " + "{ ofType ".repeat(7) + "{ name" + " }".repeat(13);

        assertThat(graphQl.run(deep.replaceFirst("}$", "}")).getErrors()).isEmpty();
        assertThat(only(graphQl.run(deep.replaceFirst("}$", "probe { name } }"))))
                .containsEntry("code", "QUERY_TOO_DEEP");
    }

    @Test
    void aDocumentIsParsedOnceHoweverManySendIt() throws InterruptedException {
        Callable<ExecutionResult> request = () -> graphQl.run("{ probe { name } }");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(threads.invokeAll(Collections.nCopies(50, request)))
                    .allSatisfy(done -> assertThat(done.get().getErrors()).isEmpty());
        }
        graphQl.run("{ nosuch }");
        graphQl.run("{ nosuch }");

        assertThat(graphQl.parsed).hasValue(2);
    }

    @Test
    void errorsAreInEnglishWhoeverAsksFirst() {
        var german = graphQl.run("{ nosuch }", input -> input.locale(Locale.GERMAN));

        assertThat(german.getErrors().getFirst().getMessage()).isEqualTo("Field 'nosuch' in type 'Query' is undefined");
    }

    @Test
    void aBrokenPromiseOfTheSchemaIsABug() {
        var result = graphQl.run("{ probe { broken } }");

        assertThat(only(result))
                .containsEntry("code", "INTERNAL")
                .extractingByKey("details")
                .isEqualTo(Map.of("requestId", "none"));
        assertThat(result.getErrors().getFirst().getPath()).isEqualTo(List.of("probe", "broken"));
    }

    private static void refused(ExecutionResult result, String code, String what, long limit, long actual) {
        assertThat(only(result))
                .isEqualTo(Map.of("code", code, "details", Map.of("what", what, "limit", limit, "actual", actual)));
        assertThat(result.<Object>getData()).isNull();
    }

    private static Map<String, Object> only(ExecutionResult result) {
        assertThat(result.getErrors()).hasSize(1);
        return Objects.requireNonNull(result.getErrors().getFirst().getExtensions());
    }

    private static Map<Object, Object> extensions(ExecutionResult result) {
        return Objects.requireNonNull(
                result.getExtensions(), () -> result.getErrors().toString());
    }
}
