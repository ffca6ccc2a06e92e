package com.slackclone.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.slackclone.testing.ApplicationTest;
import com.slackclone.testing.Node;
import com.slackclone.testing.Team;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// What a node tells of its live streams, and whom.
@ApplicationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MetricsIT {

    private static final String PATH = "/actuator/prometheus";

    private final Node node = Node.start("--slack-clone.metrics.token=scrape-me");

    @AfterAll
    void end() {
        node.close();
    }

    @Test
    void tellsHowTheLiveStreamsAreDoing() {
        var team = Team.create(node);
        try (var socket = node.socket(team.admin().token())) {
            var stream = socket.run("roomEvents", Map.of("id", team.general()));
            stream.awaitEvent("StreamOpened");
            team.admin().send(team.general(), "Count me");
            var cursor = stream.awaitEvent("MessageSent").path("cursor").asString();
            socket.run("roomEvents", Map.of("id", team.general(), "after", cursor))
                    .awaitEvent("StreamOpened");

            assertThat(value("slackclone_realtime_connections")).isEqualTo(1);
            assertThat(value("slackclone_realtime_subscriptions")).isEqualTo(2);
            assertThat(value("slackclone_realtime_groups")).isEqualTo(1);
            assertThat(value("slackclone_realtime_shared_executions_total")).isEqualTo(3);
            assertThat(value("slackclone_realtime_resumes_total{outcome=\"whole\"}"))
                    .isEqualTo(1);
            assertThat(value("slackclone_realtime_deliveries_total")).isEqualTo(3);
            assertThat(value("slackclone_realtime_delivery_seconds_count")).isEqualTo(2);
            assertThat(metrics()).contains("slackclone_realtime_delivery_seconds_bucket{le=\"0.1\"}");
            await().until(() -> value("slackclone_realtime_queue_bytes") == 0);
        }
        await().until(() -> value("slackclone_realtime_connections") == 0);
        await().until(() -> value("slackclone_realtime_subscriptions") == 0);
    }

    @Test
    void isNotPublic() throws Exception {
        assertThat(status("X-Forwarded-For", "203.0.113.7")).isEqualTo(404);
        assertThat(status("Forwarded", "for=203.0.113.7")).isEqualTo(404);
        assertThat(status("X-Forwarded-For", "203.0.113.7", "Authorization", "Bearer wrong"))
                .isEqualTo(404);
        assertThat(status("X-Forwarded-For", "203.0.113.7", "Authorization", "Bearer scrape-me"))
                .isEqualTo(200);
    }

    private int status(String... headers) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            var request =
                    HttpRequest.newBuilder(node.url(PATH)).headers(headers).build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }

    private double value(String name) {
        return metrics()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElse(0);
    }

    private String metrics() {
        return node.get(PATH).body();
    }
}
