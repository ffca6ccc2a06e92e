package com.slackclone.realtime.transport;

import static org.assertj.core.api.Assertions.assertThat;

import com.slackclone.testing.transport.TransportNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HandshakeTest {

    private static final String PROTOCOL = "Sec-WebSocket-Protocol: graphql-transport-ws\r\n";

    private final TransportNode node = TransportNode.shared();

    @Test
    void acceptsTheSubProtocolWithoutCompression() throws Exception {
        var answer = upgrade(PROTOCOL + "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n");
        assertThat(answer)
                .startsWith("HTTP/1.1 101")
                .containsIgnoringCase("Sec-WebSocket-Protocol: graphql-transport-ws")
                .doesNotContainIgnoringCase("Sec-WebSocket-Extensions");
    }

    @Test
    void findsTheSubProtocolAmongOthers() throws Exception {
        assertThat(upgrade("Sec-WebSocket-Protocol: graphql-ws, graphql-transport-ws\r\n"))
                .startsWith("HTTP/1.1 101")
                .containsIgnoringCase("Sec-WebSocket-Protocol: graphql-transport-ws");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Sec-WebSocket-Protocol: graphql-ws\r\n", "Sec-WebSocket-Protocol: mqtt\r\n"})
    void refusesOtherSubProtocols(String header) throws Exception {
        assertThat(upgrade(header))
                .startsWith("HTTP/1.1 400")
                .contains("BAD_USER_INPUT", "X-Content-Type-Options: nosniff", "X-Request-Id: ");
    }

    @ParameterizedTest
    @CsvSource({
        "https://app.example.com, 101",
        "http://node.example, 101",
        "https://node.example, 101",
        "https://evil.example, 403",
        "http://app.example.com, 403",
        "https://app.example.com.evil.example, 403",
        "https://node.example.evil.example, 403",
        "http://node.example:81, 403",
        "null, 403",
        "nonsense^, 403"
    })
    void letsOnlyPagesOfKnownOriginsIn(String origin, int status) throws Exception {
        assertThat(upgrade(PROTOCOL + "Origin: " + origin + "\r\n")).startsWith("HTTP/1.1 " + status);
    }

    @Test
    void answersOtherRequestsOfTheSamePathAsUsual() throws Exception {
        assertThat(TransportNode.send(node.request("/graphql?query=%7Bhello%7D"))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void upgradesNoOtherPath() throws Exception {
        assertThat(upgrade("/other", PROTOCOL)).startsWith("HTTP/1.1 404");
    }

    private String upgrade(String headers) throws IOException {
        return upgrade("/graphql", headers);
    }

    /// @return the answer's status and headers, and a body if there is one
    private String upgrade(String path, String headers) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), node.port())) {
            socket.setSoTimeout(20_000);
            var request = "GET " + path + " HTTP/1.1\r\nHost: node.example\r\nConnection: Upgrade\r\n"
                    + "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                    + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" + headers + "\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            var reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            var answer = new StringBuilder();
            for (var line = reader.readLine(); line != null && !line.isEmpty(); line = reader.readLine()) {
                answer.append(line).append('\n');
            }
            var hasBody = answer.indexOf("application/json") >= 0;
            return hasBody ? answer + body(reader) : answer.toString();
        }
    }

    private static String body(BufferedReader reader) throws IOException {
        var body = new StringBuilder();
        do {
            body.append((char) reader.read());
        } while (!body.toString().endsWith("]}"));
        return body.toString();
    }
}
