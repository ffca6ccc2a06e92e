package com.slackclone.platform.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import com.slackclone.platform.redis.RateLimit;
import graphql.ExecutionResult;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// A budget of 300 that takes five hours to fill: what comes back while a test runs is less than 1.
class CostBudgetTest {

    private static final String DOCUMENT = "{ probe { name dear } }";
    private static final int COST = 102;

    private final LimitedGraphQl graphQl = new LimitedGraphQl(
            new GraphQlLimits(1000, 100, 12, 20, 30, 5, 300, RateLimit.of("300/5h"), 10, false, 1000, null));

    @Test
    void whatIsSpentIsGoneUntilItComesBack() {
        graphQl.run(DOCUMENT);
        var second = graphQl.run(DOCUMENT);
        var third = graphQl.run(DOCUMENT);

        assertThat(cost(second)).containsEntry("remaining", 300L - 2 * COST);
        assertThat(Instant.parse(String.valueOf(cost(second).get("resetAt"))))
                .isBetween(
                        Instant.now().plus(Duration.ofMinutes(200)),
                        Instant.now().plus(Duration.ofMinutes(205)));
        assertThat(third.isDataPresent()).isFalse();
        assertThat(third.getErrors()).singleElement().satisfies(error -> {
            assertThat(error.getExtensions()).containsEntry("code", "RATE_LIMITED");
            // 6 are missing, and 1 comes back each minute.
            assertThat(String.valueOf(
                            Objects.requireNonNull(error.getExtensions()).get("details")))
                    .contains("limit=300")
                    .containsPattern("retryAfterSeconds=(359|360)\\b");
        });
        assertThat(graphQl.run("{ probe { name } }").getErrors()).isEmpty();
    }

    @Test
    void everybodyHasTheirOwn() {
        graphQl.run(DOCUMENT);
        graphQl.run(DOCUMENT);

        var another =
                graphQl.run(DOCUMENT, input -> input.graphQLContext(Map.of(Payer.class, new Payer("somebody else"))));

        assertThat(cost(another)).containsEntry("remaining", 300L - COST);
    }

    @Test
    void whatTheServerRunsForItselfIsFree() {
        var own = graphQl.runUnpaid(DOCUMENT);
        graphQl.runUnpaid(DOCUMENT);
        graphQl.runUnpaid(DOCUMENT);

        assertThat(own.getErrors()).isEmpty();
        assertThat(own.getExtensions()).isNull();
        assertThat(cost(graphQl.run(DOCUMENT))).containsEntry("remaining", 300L - COST);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> cost(ExecutionResult result) {
        assertThat(result.getErrors()).isEmpty();
        var extensions = Objects.requireNonNull(result.getExtensions());
        return (Map<String, Object>) Objects.requireNonNull(extensions.get("cost"));
    }
}
