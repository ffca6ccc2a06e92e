package com.slackclone.realtime.transport;

import static com.slackclone.testing.transport.TransportNode.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.slackclone.testing.transport.TestSocket;
import com.slackclone.testing.transport.TransportNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Everybody comes back at once to a node that lets one in a second.
@Timeout(60)
class AdmissionTest {

    private static final int MANY = 60;
    private static final TransportNode NARROW =
            TransportNode.start("slack-clone.realtime.transport.connections-per-second=1");

    @AfterAll
    static void stop() {
        NARROW.close();
    }

    @Test
    void tellsSocketsToComeBackLater() throws Exception {
        var code = 0;
        for (var i = 0; i < MANY && code == 0; i++) {
            try (var socket = TestSocket.open(NARROW).init("Bearer storm")) {
                await().until(() -> socket.hasMessage() || socket.isClosed());
                code = socket.isClosed() ? socket.awaitClose() : 0;
            }
        }
        assertThat(code).isEqualTo(1013);

        await().until(AdmissionTest::isLetIn);
    }

    private static boolean isLetIn() throws Exception {
        try (var socket = TestSocket.open(NARROW).init("Bearer later")) {
            await().until(() -> socket.hasMessage() || socket.isClosed());
            return socket.hasMessage();
        }
    }

    @Test
    void tellsEventStreamsToComeBackLater() throws Exception {
        var answer = "";
        for (var i = 0; i < MANY && !answer.contains("RATE_LIMITED"); i++) {
            answer = stream("subscription { numbers(to: 1) }").body();
        }
        assertThat(answer).contains("RATE_LIMITED").containsPattern("\"retryAfterSeconds\":[1-5]\\D");

        await().until(() -> stream("subscription { numbers(to: 1) }").body().contains("{\"numbers\":1}"));
    }

    @Test
    void countsNoQueries() throws Exception {
        for (var i = 0; i < 5; i++) {
            assertThat(stream("{ hello }").body()).contains("{\"hello\":");
        }
    }

    private static HttpResponse<String> stream(String query) throws Exception {
        return send(NARROW.request("/graphql")
                .header("Content-Type", "application/json")
                .header("Accept", "text/event-stream")
                .header("Authorization", "Bearer storm")
                .POST(BodyPublishers.ofString("{\"query\": \"" + query + "\"}")));
    }
}
