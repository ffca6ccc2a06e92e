package com.slackclone.realtime.transport;

import static com.slackclone.testing.transport.TransportNode.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.slackclone.platform.redis.NodeMessage.SessionEnded;
import com.slackclone.testing.transport.TransportNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SseTest {

    private static final TransportNode HASTY = TransportNode.start("slack-clone.realtime.transport.keep-alive=200ms");

    private final TransportNode node = TransportNode.shared();

    @AfterAll
    static void stop() {
        HASTY.close();
    }

    @Test
    void streamsASubscription() throws Exception {
        var response = send(post(node, "subscription { numbers(to: 3) }").header("Authorization", "Bearer sse"));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("content-type")).hasValue("text/event-stream;charset=utf-8");
        assertThat(response.headers().firstValue("cache-control")).hasValue("no-store");
        assertThat(response.body()).isEqualTo("""
                event: next
                data: {"data":{"numbers":1}}

                event: next
                data: {"data":{"numbers":2}}

                event: next
                data: {"data":{"numbers":3}}

                event: complete
                data:

                """);
    }

    @Test
    void namesEventsByTheirCursors() throws Exception {
        var response = send(post(node, "subscription { steps { id } }").header("Authorization", "Bearer sse"));
        assertThat(response.body()).isEqualTo("""
                id: 1
                event: next
                data: {"data":{"steps":{"id":"step-1"}}}

                id: 2
                event: next
                data: {"data":{"steps":{"id":"step-2"}}}

                id: 3
                event: next
                data: {"data":{"steps":{"id":"step-3"}}}

                event: complete
                data:

                """);
    }

    @Test
    void goesOnBehindTheLastEventOfTheClient() throws Exception {
        var request = post(node, "subscription { steps { id } }").header("Last-Event-ID", "41");
        assertThat(ids(request)).containsExactly("42", "43", "44");
        var byGet = get("subscription { steps(after: null) { id } }").header("Last-Event-ID", "41");
        assertThat(ids(byGet)).containsExactly("42", "43", "44");
    }

    @Test
    void goesOnBehindTheCursorThatTheDocumentGives() throws Exception {
        var request =
                post(node, "subscription { steps(after: \\\"7\\\") { id } }").header("Last-Event-ID", "41");
        assertThat(ids(request)).containsExactly("8", "9", "10");
    }

    @Test
    void takesLastEventIdsOfNoOneElse() throws Exception {
        var request = post(node, "subscription { numbers(to: 1) }").header("Last-Event-ID", "41");
        assertThat(send(request.header("Authorization", "Bearer sse")).body()).contains("{\"numbers\":1}");
        assertThat(send(post(node, "{ hello }").header("Last-Event-ID", "41")).body())
                .contains("{\"hello\":");
    }

    private static List<String> ids(HttpRequest.Builder request) throws Exception {
        return send(request.header("Authorization", "Bearer sse"))
                .body()
                .lines()
                .filter(line -> line.startsWith("id: "))
                .map(line -> line.substring(4))
                .toList();
    }

    @Test
    void streamsInOrderAndInStep() throws Exception {
        var response = send(post(node, "subscription { numbers(to: 20000) }").header("Authorization", "Bearer sse"));
        var numbers = response.body()
                .lines()
                .filter(line -> line.startsWith("data: {"))
                .map(line -> Integer.parseInt(line.replaceAll("\\D", "")))
                .toList();
        assertThat(numbers).hasSize(20_000).isSorted();
    }

    @Test
    void streamsTheOneResultOfAQueryOrAMutation() throws Exception {
        for (var query : new String[] {"{ hello }", "mutation { count }"}) {
            assertThat(send(post(node, query)).body())
                    .startsWith("event: next\ndata: {\"data\":{")
                    .endsWith("event: complete\ndata:\n\n");
        }
    }

    @Test
    void streamsByGetButNoMutation() throws Exception {
        var response = send(get("subscription { numbers(to: 1) }").header("Authorization", "Bearer sse"));
        assertThat(response.body()).startsWith("event: next").endsWith("event: complete\ndata:\n\n");
        assertThat(send(get("mutation { count }")).statusCode()).isEqualTo(405);
    }

    @Test
    void tellsErrorsInTheStream() throws Exception {
        for (var query : new String[] {"{ nothing }", "subscription { refused }", "subscription { breaks }"}) {
            assertThat(send(post(node, query).header("Authorization", "Bearer sse"))
                            .body())
                    .contains("\"errors\":[")
                    .endsWith("event: complete\ndata:\n\n");
        }
    }

    @Test
    void refusesAWrongTokenAndRunsNoSubscriptionForNobody() throws Exception {
        var wrong = send(post(node, "subscription { silence }").header("Authorization", "Bearer bad"));
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(wrong.headers().firstValue("content-type").orElse("")).startsWith("application/json");
        assertThat(send(post(node, "subscription { silence }")).body()).contains("UNAUTHENTICATED");
    }

    @Test
    void endsWithTheToken() throws Exception {
        var response = send(post(node, "subscription { silence }").header("Authorization", "Bearer sse 500"));
        assertThat(response.body()).contains("UNAUTHENTICATED").endsWith("event: complete\ndata:\n\n");
    }

    @Test
    void endsWithTheSession() throws Exception {
        try (var stream = Stream.open(node, "sse-ending", "ending-stream")) {
            node.publish(new SessionEnded("sse-ending"));
            assertThat(stream.rest()).contains("UNAUTHENTICATED").contains("event: complete");
        }
        await().until(() -> node.schema().listeners("ending-stream") == 0);
    }

    @Test
    void sendsCommentsIntoTheSilenceAndFindsOutWhoIsGone() throws Exception {
        try (var stream = Stream.open(HASTY, "quiet", "quiet")) {
            assertThat(stream.awaitLine(":")).isEqualTo(":");
            HASTY.schema().publish("quiet", "hello");
            assertThat(stream.awaitLine("data: ")).contains("hello");
        }
        await().until(() -> HASTY.schema().listeners("quiet") == 0);
    }

    @Test
    void cutsAReaderThatIsTooSlow() throws Exception {
        for (var field : new String[] {"live", "pushed"}) {
            var name = "slow-" + field;
            try (var _ = Stream.open(node, "slow", name, field)) {
                for (var i = 0; i < 400 && node.schema().listeners(name) > 0; i++) {
                    node.schema().publish(name, "x".repeat(64 * 1024));
                }
                await().until(() -> node.schema().listeners(name) == 0);
            }
        }
    }

    @Test
    void cutsStreamsWhenTheNodeShutsDown() throws Exception {
        var ending = TransportNode.start("slack-clone.realtime.transport.shutdown-jitter=100ms");
        try (var stream = Stream.open(ending, "restart", "restart")) {
            var closing = Thread.ofVirtual().start(ending::close);
            assertThat(stream.rest()).doesNotContain("event: complete");
            closing.join();
        }
    }

    private static HttpRequest.Builder post(TransportNode node, String query) {
        return node.request("/graphql")
                .header("Content-Type", "application/json")
                .header("Accept", "text/event-stream")
                .POST(BodyPublishers.ofString("{\"query\": \"" + query + "\"}"));
    }

    private HttpRequest.Builder get(String query) {
        return node.request("/graphql?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8))
                .header("Accept", "text/event-stream");
    }

    /// A client that reads when it likes.
    private record Stream(Socket socket, BufferedReader reader) implements AutoCloseable {

        /// Subscribed to `live(name)`.
        static Stream open(TransportNode node, String token, String name) throws IOException {
            return open(node, token, name, "live");
        }

        static Stream open(TransportNode node, String token, String name, String field) throws IOException {
            var socket = new Socket(InetAddress.getLoopbackAddress(), node.port());
            socket.setSoTimeout(20_000);
            var body = "{\"query\": \"subscription { " + field + "(name: \\\"" + name + "\\\") }\"}";
            var request = "POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                    + "Accept: text/event-stream\r\nAuthorization: Bearer " + token + "\r\nContent-Length: "
                    + body.length() + "\r\n\r\n" + body;
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            await().until(() -> node.schema().listeners(name) == 1);
            var reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            return new Stream(socket, reader);
        }

        String awaitLine(String start) throws IOException {
            var line = reader.readLine();
            while (line != null && !line.startsWith(start)) {
                line = reader.readLine();
            }
            return String.valueOf(line);
        }

        /// Up to the end of the chunked body, or of the connection.
        String rest() throws IOException {
            var text = new StringBuilder();
            for (var line = reader.readLine(); line != null && !line.equals("0"); line = reader.readLine()) {
                text.append(line).append('\n');
            }
            return text.toString();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
