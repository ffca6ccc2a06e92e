package com.slackclone.platform.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import com.slackclone.platform.error.ErrorCode;
import com.slackclone.testing.Node;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The limits and the errors of requests, over the wire; each by itself is in `LimitsTest` and
/// `RequestErrorsTest`.
class RefusalIT {

    private final Node node = Node.probe();

    @Test
    void theCostIsTold() {
        var answer = node.api()
                .send("{ probe { children(first: 5) { nodes { name } } } }")
                .ok();

        assertThat(answer.body().at("/extensions/cost/requested").asInt()).isEqualTo(12);
        assertThat(answer.body().at("/extensions/cost/limit").asInt()).isEqualTo(300_000);
        assertThat(answer.body().at("/extensions/cost/resetAt").asString()).endsWith("Z");
        assertThat(answer.headers().firstValue("RateLimit-Limit")).hasValue("300000");
        assertThat(answer.headers().firstValue("RateLimit-Remaining"))
                .hasValue(answer.body().at("/extensions/cost/remaining").asString());
        assertThat(answer.headers().firstValueAsLong("RateLimit-Reset")).hasValue(1);
    }

    @Test
    void whoHasSpentTheirBudgetWaits() {
        try (var poor = Node.start("--slack-clone.graphql.budget=10/1h")) {
            poor.api().send("{ a: __typename node(id: \"x\") { id } }");
            var answer = poor.api()
                    .send(
                            "{ node(id: \"x\") { id } nodes(ids: [\"x\",\"x\",\"x\",\"x\"]) { id } more: nodes(ids: [\"x\"]) { id } }");

            assertThat(answer.status()).isEqualTo(429);
            assertThat(answer.refused(ErrorCode.RATE_LIMITED).details()).containsKey("retryAfterSeconds");
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            assertThat(answer.headers().firstValue("RateLimit-Limit")).hasValue("10");
            assertThat(answer.body().has("data")).isFalse();
        }
    }

    @Test
    void whatNestsTooDeeplyIsRefused() {
        var answer = node.api().send("{ probe " + "{ child ".repeat(11) + "{ name }" + " }".repeat(12));

        assertThat(answer.refused(ErrorCode.QUERY_TOO_DEEP).details()).containsEntry("actual", 13);
        assertThat(answer.body().has("data")).isFalse();
    }

    @Test
    void aWrongVariableIsNamed() {
        var answer = node.api()
                .send(
                        "query($input: ProbeInput!) { probeInput(input: $input) }",
                        Map.of("input", Map.of("id", "1", "email", "x")));

        assertThat(answer.refused(ErrorCode.BAD_USER_INPUT).details()).containsEntry("field", "input.email");
    }

    @Test
    void anUnknownOperationIsTheClientsMistake() {
        node.api()
                .post("{\"query\": \"query A { __typename }\", \"operationName\": \"B\"}")
                .refused(ErrorCode.BAD_USER_INPUT);
    }

    @Test
    void introspectionIsOffUnlessItIsSwitchedOn() {
        try (var closed = Node.start("--slack-clone.graphql.introspection=false")) {
            closed.api().send("{ __schema { queryType { name } } }").refused(ErrorCode.BAD_USER_INPUT);
            closed.api().send("{ __type(name: \"User\") { name } }").refused(ErrorCode.BAD_USER_INPUT);
            closed.api().send("{ __typename }").ok();
        }
    }
}
