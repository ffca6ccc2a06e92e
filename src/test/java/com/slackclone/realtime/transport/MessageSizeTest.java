package com.slackclone.realtime.transport;

import static org.assertj.core.api.Assertions.assertThat;

import com.slackclone.testing.transport.TestSocket;
import com.slackclone.testing.transport.TransportNode;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// How large the messages of either side may be, whole and in fragments.
class MessageSizeTest {

    private static final int LIMIT = 256 * 1024;

    private final TransportNode node = TransportNode.shared();

    @Test
    void putsFragmentsTogether() throws Exception {
        try (var socket = TestSocket.ready(node, "fragments")) {
            var message = "{\"type\": \"ping\", \"payload\": {\"text\": \"äöü𝄞\"}}";
            for (var i = 0; i < message.length() - 1; i++) {
                socket.sendPart(message.substring(i, i + 1).replaceAll("[\\ud800-\\udfff]", "x"), false);
            }
            socket.sendPart("}", true);
            assertThat(socket.next().at("/payload/text").asString()).startsWith("äöü");
        }
    }

    @Test
    void takesMessagesUpToTheLimit() throws Exception {
        try (var socket = TestSocket.ready(node, "large")) {
            var message = "{\"type\": \"ping\"}";
            socket.sendPart(message + " ".repeat(LIMIT - message.length()), true);
            assertThat(type(socket.next())).isEqualTo("pong");
            socket.sendPart(message + " ".repeat(LIMIT - message.length() + 1), true);
            assertThat(socket.awaitClose()).isEqualTo(1009);
        }
    }

    @Test
    void countsAllFragmentsOfAMessage() throws Exception {
        try (var socket = TestSocket.ready(node, "parts")) {
            for (var i = 0; i < 4; i++) {
                socket.sendPart(" ".repeat(LIMIT / 4), false);
            }
            socket.sendPart(" ", false);
            assertThat(socket.awaitClose()).isEqualTo(1009);
        }
    }

    @Test
    void givesLittleMemoryToWhoIsNotKnown() throws Exception {
        try (var socket = TestSocket.open(node)) {
            socket.sendPart(" ".repeat(17 * 1024), false);
            assertThat(socket.awaitClose()).isEqualTo(1009);
        }
    }

    @Test
    void sendsAnAnswerThatIsLargerThanTheQueue() throws Exception {
        try (var socket = TestSocket.ready(node, "answer")) {
            socket.subscribe("1", "{ text(size: 1000000) }");
            assertThat(socket.next().at("/payload/data/text").asString()).hasSize(1_000_000);
            assertThat(type(socket.next())).isEqualTo("complete");
        }
    }

    @Test
    void sendsManyAnswersAtATime() throws Exception {
        try (var socket = TestSocket.ready(node, "start")) {
            for (var i = 0; i < 20; i++) {
                socket.subscribe("q" + i, "{ text(size: 100000) }");
            }
            for (var i = 0; i < 40; i++) {
                assertThat(type(socket.next())).isIn("next", "complete");
            }
        }
    }

    private static String type(JsonNode message) {
        return message.path("type").asString();
    }
}
