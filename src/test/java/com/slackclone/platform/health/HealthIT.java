package com.slackclone.platform.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.slackclone.testing.ApplicationTest;
import com.slackclone.testing.Node;
import com.slackclone.testing.Wire;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

@ApplicationTest
class HealthIT {

    private final Node node;

    HealthIT(Node node) {
        this.node = node;
    }

    @Test
    void allIsWell() {
        expect(node, "/health", 200, """
                {"status": "UP", "groups": ["liveness", "readiness"], "components": {
                  "dynamodb": {"status": "UP"}, "redis": {"status": "UP"}, "opensearch": {"status": "UP"},
                  "livenessState": {"status": "UP"}, "readinessState": {"status": "UP"}}}
                """);
        expect(node, "/health/liveness", 200, """
                {"status": "UP", "components": {"livenessState": {"status": "UP"}}}
                """);
        expect(node, "/health/readiness", 200, """
                {"status": "UP", "components": {
                  "dynamodb": {"status": "UP"}, "readinessState": {"status": "UP"}}}
                """);
    }

    @Test
    void nothingElseOfTheActuatorIsServed() {
        for (var path : new String[] {"/actuator", "/actuator/health", "/env", "/info", "/metrics", "/beans"}) {
            assertThat(node.get(path).body()).as(path).doesNotContain("UP").doesNotContain("_links");
            assertThat(node.get(path).statusCode()).as(path).isGreaterThanOrEqualTo(400);
        }
    }

    @Test
    void withoutDynamoDbANodeIsAliveAndNotReady() {
        try (var wire = Wire.to("dynamodb");
                var cutOff = Node.start(
                        "--slack-clone.database.url=dynamodb://" + wire.authority() + "/slack-clone-local")) {
            wire.stall();

            becomes(cutOff, "/health/readiness", 503);
            expect(cutOff, "/health/liveness", 200, """
                    {"status": "UP", "components": {"livenessState": {"status": "UP"}}}
                    """);

            wire.mend();
            becomes(cutOff, "/health/readiness", 200);
        }
    }

    @Test
    void withoutRedisAndOpenSearchANodeIsReady() {
        try (var redis = Wire.to("redis");
                var search = Wire.to("opensearch");
                var cutOff = Node.start(
                        "--slack-clone.redis.url=redis://" + redis.authority(),
                        "--slack-clone.search.url=http://" + search.authority())) {
            redis.stall();
            search.cut();

            expect(cutOff, "/health", 200, """
                    {"status": "DEGRADED", "groups": ["liveness", "readiness"], "components": {
                      "dynamodb": {"status": "UP"}, "redis": {"status": "DEGRADED"},
                      "opensearch": {"status": "DEGRADED"},
                      "livenessState": {"status": "UP"}, "readinessState": {"status": "UP"}}}
                    """);
            expect(cutOff, "/health/readiness", 200, """
                    {"status": "UP", "components": {
                      "dynamodb": {"status": "UP"}, "readinessState": {"status": "UP"}}}
                    """);
        }
    }

    private static void expect(Node node, String path, int status, String json) {
        var response = node.get(path);
        assertThat(JsonMapper.shared().readTree(response.body()))
                .isEqualTo(JsonMapper.shared().readTree(json));
        assertThat(response.statusCode()).isEqualTo(status);
    }

    private static void becomes(Node node, String path, int status) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> node.get(path).statusCode() == status);
    }
}
