package com.slackclone.realtime.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.slackclone.testing.transport.TestSocket;
import com.slackclone.testing.transport.TokenInterceptor;
import com.slackclone.testing.transport.TransportNode;
import java.util.HashSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// The rules of the sub-protocol, one by one.
class ConversationTest {

    private final TransportNode node = TransportNode.shared();

    @Test
    void runsAQuery() throws Exception {
        try (var socket = TestSocket.ready(node, "query")) {
            socket.subscribe("1", "{ hello user }");
            assertThat(socket.next().toString())
                    .startsWith("{\"id\":\"1\",\"type\":\"next\",\"payload\":{\"data\":{\"hello\":\"Hello null\"")
                    .contains("\"user\":\"Uquery\"");
            assertThat(socket.next().toString()).isEqualTo("{\"id\":\"1\",\"type\":\"complete\"}");
        }
    }

    @Test
    void runsASubscriptionInOrder() throws Exception {
        try (var socket = TestSocket.ready(node, "order")) {
            socket.subscribe("1", "subscription { numbers(to: 1000) }");
            for (var i = 1; i <= 1000; i++) {
                assertThat(socket.next().at("/payload/data/numbers").asInt()).isEqualTo(i);
            }
            assertThat(type(socket.next())).isEqualTo("complete");
        }
    }

    @Test
    void takesTheTokenOfTheHandshake() throws Exception {
        try (var socket = TestSocket.open(node, "Authorization", "Bearer header")) {
            socket.send("{'type': 'connection_init'}");
            assertThat(socket.next().toString()).isEqualTo("{\"type\":\"connection_ack\"}");
        }
    }

    @Test
    void runsSeveralOperationsSideBySide() throws Exception {
        try (var socket = TestSocket.ready(node, "several")) {
            socket.subscribe("a", "subscription { silence }").subscribe("b", "{ hello }");
            assertThat(socket.next().path("id").asString()).isEqualTo("b");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{ nothing }", "subscription { silence numbers(to: 1) }", "{ text }"})
    void answersARequestErrorWithAnError(String query) throws Exception {
        try (var socket = TestSocket.ready(node, "errors")) {
            socket.subscribe("1", query);
            var message = socket.next();
            assertThat(type(message)).isEqualTo("error");
            assertThat(message.at("/payload/0/message").asString()).isNotEmpty();
            socket.subscribe("1", "{ hello }");
            assertThat(type(socket.next())).isEqualTo("next");
        }
    }

    /// A client that goes on would never know what it has missed; one that is told comes back with its last cursor.
    @ParameterizedTest
    @ValueSource(strings = {"steps { id fails }", "optionalSteps { id failsForNow }"})
    void endsAStreamWithAnEventThatCouldNotBeExecuted(String selection) throws Exception {
        try (var socket = TestSocket.ready(node, "failing")) {
            socket.subscribe("1", "subscription { " + selection + " }");
            var message = socket.next();
            assertThat(type(message)).isEqualTo("error");
            assertThat(message.at("/payload/0/extensions/code").asString()).isEqualTo("UNAVAILABLE");
        }
    }

    /// Whoever resumes at such an event would come to the same.
    @Test
    void goesOnBehindAnEventThatCanNeverBeExecuted() throws Exception {
        try (var socket = TestSocket.ready(node, "never")) {
            socket.subscribe("1", "subscription { optionalSteps { id fails } }");
            for (var i = 1; i <= 3; i++) {
                var message = socket.next();
                assertThat(type(message)).isEqualTo("next");
                assertThat(message.at("/payload/data/optionalSteps").isNull()).isTrue();
                assertThat(message.at("/payload/errors/0/extensions/code").asString())
                        .isEqualTo("CONFLICT");
            }
            assertThat(type(socket.next())).isEqualTo("complete");
        }
    }

    @Test
    void answersASubscriptionThatIsRefusedWithAnError() throws Exception {
        try (var socket = TestSocket.ready(node, "refused")) {
            socket.subscribe("1", "subscription { refused }");
            var message = socket.next();
            assertThat(type(message)).isEqualTo("error");
            assertThat(message.at("/payload/0/extensions/code").asString()).isEqualTo("FORBIDDEN");
        }
    }

    @Test
    void endsASubscriptionThatBreaksWithAnError() throws Exception {
        try (var socket = TestSocket.ready(node, "breaks")) {
            socket.subscribe("1", "subscription { breaks }");
            assertThat(type(socket.next())).isEqualTo("next");
            var message = socket.next();
            assertThat(type(message)).isEqualTo("error");
            assertThat(message.at("/payload/0/extensions/code").asString()).isEqualTo("UNAVAILABLE");
        }
    }

    @Test
    void answersAnErrorOfAFieldWithNext() throws Exception {
        try (var socket = TestSocket.ready(node, "field")) {
            socket.subscribe("1", "{ failsWhole }");
            var message = socket.next();
            assertThat(type(message)).isEqualTo("next");
            assertThat(message.at("/payload/data").isNull()).isTrue();
            assertThat(message.at("/payload/errors/0/extensions/code").asString())
                    .isEqualTo("CONFLICT");
            assertThat(type(socket.next())).isEqualTo("complete");
        }
    }

    @Test
    void cancelsWhatTheClientCompletes() throws Exception {
        try (var socket = TestSocket.ready(node, "cancel")) {
            socket.subscribe("cancel-1", "subscription { live(name: \\\"cancel\\\") }");
            await().until(() -> node.schema().listeners("cancel") == 1);
            socket.complete("cancel-1");
            await().until(() -> node.schema().listeners("cancel") == 0);
            await().until(() ->
                    "Ucancel".equals(node.bean(TokenInterceptor.class).canceller("cancel-1")));
            socket.subscribe("cancel-1", "{ hello }");
            assertThat(type(socket.next())).isEqualTo("next");
        }
    }

    @Test
    void cancelsEverythingWhenTheSocketIsGone() throws Exception {
        try (var socket = TestSocket.ready(node, "gone")) {
            for (var i = 0; i < 5; i++) {
                socket.subscribe("s" + i, "subscription { live(name: \\\"gone\\\") }");
            }
            await().until(() -> node.schema().listeners("gone") == 5);
        }
        await().until(() -> node.schema().listeners("gone") == 0);
        await().until(() -> node.bean(TokenInterceptor.class).closeCode("Ugone") != null);
    }

    @Test
    void tellsTheInterceptorHowASocketClosed() throws Exception {
        try (var socket = TestSocket.ready(node, "closing")) {
            socket.sendClose(1000);
            assertThat(socket.awaitClose()).isEqualTo(1000);
        }
        await().until(() ->
                Integer.valueOf(1000).equals(node.bean(TokenInterceptor.class).closeCode("Uclosing")));
    }

    @Test
    void answersAPingEvenBeforeInit() throws Exception {
        try (var socket = TestSocket.open(node)) {
            socket.send("{'type': 'ping'}");
            assertThat(socket.next().toString()).isEqualTo("{\"type\":\"pong\"}");
        }
    }

    @Test
    void echoesThePayloadOfAPing() throws Exception {
        try (var socket = TestSocket.ready(node, "ping")) {
            socket.send("{'type': 'ping', 'payload': {'a': [1, 'b']}}");
            assertThat(socket.next().toString()).isEqualTo("{\"type\":\"pong\",\"payload\":{\"a\":[1,\"b\"]}}");
            assertThat(socket.ping("hello")).isEqualTo("hello");
        }
    }

    @Test
    void takesAPongThatNobodyAskedFor() throws Exception {
        try (var socket = TestSocket.ready(node, "pong")) {
            socket.send("{'type': 'pong', 'payload': {}}").subscribe("1", "{ hello }");
            assertThat(type(socket.next())).isEqualTo("next");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "[]",
                "null",
                "{}",
                "{'type': 7}",
                "{'type': 'nonsense'}",
                "{'type': 'connection_ack'}",
                "{'type': 'next', 'id': '1', 'payload': {}}",
                "{'type': 'start', 'id': '1', 'payload': {'query': '{ hello }'}}",
                "{'type': 'ping', 'payload': 7}",
                "{'type': 'subscribe', 'payload': {'query': '{ hello }'}}",
                "{'type': 'subscribe', 'id': '', 'payload': {'query': '{ hello }'}}",
                "{'type': 'subscribe', 'id': 7, 'payload': {'query': '{ hello }'}}",
                "{'type': 'subscribe', 'id': '1'}",
                "{'type': 'subscribe', 'id': '1', 'payload': '{ hello }'}",
                "{'type': 'subscribe', 'id': '1', 'payload': {'query': 7}}",
                "{'type': 'subscribe', 'id': '1', 'payload': {'query': '{ hello }', 'variables': []}}",
                "{'type': 'complete'}",
                "{'type': 'complete', 'id': ''}",
                "{'type': 'ping'} {'type': 'ping'}"
            })
    void closesOnWhatIsNoMessage(String message) throws Exception {
        try (var socket = TestSocket.ready(node, "malformed")) {
            socket.send(message);
            assertThat(socket.awaitClose()).isEqualTo(4400);
            assertThat(socket.awaitCloseReason()).isNotEmpty();
        }
    }

    @Test
    void closesOnABinaryMessage() throws Exception {
        try (var socket = TestSocket.ready(node, "binary")) {
            socket.sendBinary("{\"type\": \"ping\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
            assertThat(socket.awaitClose()).isEqualTo(4400);
        }
    }

    @Test
    void closesOnAPayloadOfInitThatIsNoObject() throws Exception {
        try (var socket = TestSocket.open(node)) {
            socket.send("{'type': 'connection_init', 'payload': 'Bearer x'}");
            assertThat(socket.awaitClose()).isEqualTo(4400);
        }
    }

    @Test
    void closesOnASecondInit() throws Exception {
        try (var socket = TestSocket.ready(node, "twice")) {
            socket.init("Bearer twice");
            assertThat(socket.awaitClose()).isEqualTo(4429);
        }
    }

    @Test
    void closesOnASubscriptionBeforeTheAcknowledgement() throws Exception {
        try (var socket = TestSocket.open(node)) {
            socket.subscribe("1", "{ hello }");
            assertThat(socket.awaitClose()).isEqualTo(4401);
            assertThat(socket.awaitCloseReason()).isEqualTo("Unauthorized");
        }
    }

    @Test
    void closesOnAnIdThatIsInUse() throws Exception {
        try (var socket = TestSocket.ready(node, "duplicate")) {
            socket.subscribe("7", "subscription { silence }").subscribe("7", "{ hello }");
            assertThat(socket.awaitClose()).isEqualTo(4409);
            assertThat(socket.awaitCloseReason()).isEqualTo("Subscriber for 7 already exists");
        }
    }

    @ParameterizedTest
    @CsvSource({"Bearer bad, 4403", "nonsense, 4403", "'', 4403", "Bearer redis-away, 1013"})
    void closesOnAWrongToken(String authorization, int code) throws Exception {
        try (var socket = TestSocket.open(node)) {
            socket.init(authorization);
            assertThat(socket.awaitClose()).isEqualTo(code);
            assertThat(socket.hasMessage()).isFalse();
        }
    }

    @Test
    void closesOnNoTokenAndOnAnInterceptorThatKnowsNobody() throws Exception {
        try (var socket = TestSocket.open(node)) {
            socket.send("{'type': 'connection_init'}");
            assertThat(socket.awaitClose()).isEqualTo(4403);
            assertThat(socket.awaitCloseReason()).isEqualTo("Forbidden");
        }
        try (var socket = TestSocket.open(node)) {
            socket.send("{'type': 'connection_init', 'payload': {'nobody': true}}");
            assertThat(socket.awaitClose()).isEqualTo(4403);
        }
    }

    @Test
    void refusesMoreOperationsThanTheLimitAndLivesOn() throws Exception {
        try (var socket = TestSocket.ready(node, "many")) {
            for (var i = 0; i < 100; i++) {
                socket.subscribe("s" + i, "subscription { live(name: \\\"many\\\") }");
            }
            socket.subscribe("over", "{ hello }");
            var message = socket.next();
            assertThat(message.path("id").asString()).isEqualTo("over");
            assertThat(type(message)).isEqualTo("error");
            assertThat(message.at("/payload/0/extensions/code").asString()).isEqualTo("LIMIT_EXCEEDED");
            assertThat(message.at("/payload/0/extensions/details/limit").asInt())
                    .isEqualTo(100);
            await().until(() -> node.schema().listeners("many") == 100);
            socket.complete("s0").subscribe("over", "{ hello }");
            assertThat(type(socket.next())).isEqualTo("next");
        }
    }

    @Test
    void givesEachOperationAnIdForTheLog() throws Exception {
        try (var socket = TestSocket.ready(node, "ids")) {
            var ids = new HashSet<String>();
            IntStream.range(0, 3).forEach(i -> send(socket, "i" + i));
            for (var i = 0; i < 6; i++) {
                var message = socket.next();
                if (type(message).equals("next")) {
                    ids.add(message.at("/payload/data/requestId").asString());
                }
            }
            assertThat(ids).hasSize(3).doesNotContain("none");
        }
    }

    private static void send(TestSocket socket, String id) {
        try {
            socket.subscribe(id, "{ requestId }");
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String type(JsonNode message) {
        return message.path("type").asString();
    }
}
