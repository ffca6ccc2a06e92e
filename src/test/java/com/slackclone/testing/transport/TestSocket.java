package com.slackclone.testing.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A WebSocket client that does as it is told: also what a good one never does.
public final class TestSocket implements WebSocket.Listener, AutoCloseable {

    private static final String PROTOCOL = "graphql-transport-ws";
    private static final int NO_CLOSE = 1006;
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final BlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closeCode = new CompletableFuture<>();
    private final CompletableFuture<String> closeReason = new CompletableFuture<>();
    private final CompletableFuture<String> pong = new CompletableFuture<>();
    private final StringBuilder partial = new StringBuilder();
    private final WebSocket socket;
    private volatile boolean isReading = true;

    private TestSocket(URI url, String... header) throws Exception {
        var builder = HTTP.newWebSocketBuilder().subprotocols(PROTOCOL).connectTimeout(TIMEOUT);
        for (var i = 0; i < header.length; i += 2) {
            builder.header(header[i], header[i + 1]);
        }
        socket = builder.buildAsync(url, this).get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        assertThat(socket.getSubprotocol()).isEqualTo(PROTOCOL);
    }

    /// @param header names and values in turn
    public static TestSocket open(TransportNode node, String... header) throws Exception {
        return new TestSocket(URI.create("ws://127.0.0.1:" + node.port() + "/graphql"), header);
    }

    /// A socket that has been acknowledged.
    ///
    /// @param token as [TokenInterceptor] knows them
    public static TestSocket ready(TransportNode node, String token) throws Exception {
        var opened = open(node).init("Bearer " + token);
        assertThat(opened.next().path("type").asString()).isEqualTo("connection_ack");
        return opened;
    }

    public TestSocket init(String authorization) throws Exception {
        return send("{'type': 'connection_init', 'payload': {'Authorization': '" + authorization + "'}}");
    }

    public TestSocket subscribe(String id, String query) throws Exception {
        return send("{'id': '" + id + "', 'type': 'subscribe', 'payload': {'query': '" + query + "'}}");
    }

    public TestSocket complete(String id) throws Exception {
        return send("{'id': '" + id + "', 'type': 'complete'}");
    }

    /// @param message JSON, with single quotes for double ones
    public TestSocket send(String message) throws Exception {
        return sendPart(message.replace('\'', '"'), true);
    }

    /// A text frame, as it stands.
    public TestSocket sendPart(String text, boolean isLast) throws Exception {
        socket.sendText(text, isLast).get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        return this;
    }

    public TestSocket sendBinary(byte[] bytes) throws Exception {
        socket.sendBinary(ByteBuffer.wrap(bytes), true).get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        return this;
    }

    /// A ping frame of the WebSocket itself.
    ///
    /// @return what the pong frame echoed
    public String ping(String payload) throws Exception {
        socket.sendPing(ByteBuffer.wrap(payload.getBytes(java.nio.charset.StandardCharsets.US_ASCII)))
                .get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        return pong.get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
    }

    public void sendClose(int code) throws Exception {
        socket.sendClose(code, "").get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
    }

    /// Leaves what the server sends unread from the next frame on.
    public TestSocket stopReading() {
        isReading = false;
        return this;
    }

    public TestSocket readAgain() {
        isReading = true;
        socket.request(1);
        return this;
    }

    public JsonNode next() throws Exception {
        var message = messages.poll(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        if (message == null) {
            throw new AssertionError("No message came; closed with " + closeCode);
        }
        return message;
    }

    public boolean hasMessage() {
        return !messages.isEmpty();
    }

    public int awaitClose() throws Exception {
        return closeCode.get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
    }

    public String awaitCloseReason() throws Exception {
        return closeReason.get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
    }

    public boolean isClosed() {
        return closeCode.isDone();
    }

    @Override
    public void onOpen(WebSocket opened) {
        opened.request(1);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        partial.append(data);
        // Asked for before the message is seen, so that who stops reading then still gets the next frame.
        if (isReading) {
            from.request(1);
        }
        if (last) {
            messages.add(JsonMapper.shared().readTree(partial.toString()));
            partial.setLength(0);
        }
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPong(WebSocket from, ByteBuffer message) {
        pong.complete(java.nio.charset.StandardCharsets.US_ASCII.decode(message).toString());
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closeReason.complete(reason);
        closeCode.complete(code);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        closeCode.complete(NO_CLOSE);
    }

    /// Cuts the connection.
    @Override
    public void close() {
        socket.abort();
    }
}
