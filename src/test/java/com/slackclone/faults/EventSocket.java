package com.slackclone.faults;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/// A `graphql-transport-ws` socket with one subscription, for a client that expects it to break at any time.
final class EventSocket implements AutoCloseable, WebSocket.Listener {

    static final String CLOSED = "closed";

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final BlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();
    private final StringBuilder partial = new StringBuilder();
    private final WebSocket socket;

    private EventSocket(int port) throws IOException, InterruptedException {
        this.socket = await(HTTP.newWebSocketBuilder()
                .subprotocols("graphql-transport-ws")
                .connectTimeout(TIMEOUT)
                .buildAsync(URI.create("ws://127.0.0.1:" + port + "/graphql"), this));
    }

    /// Connects, and asks for the events.
    static EventSocket open(int port, String token, String document, Map<String, ?> variables)
            throws IOException, InterruptedException {
        var socket = new EventSocket(port);
        socket.send(Map.of("type", "connection_init", "payload", Map.of("Authorization", "Bearer " + token)));
        // The server takes it once it has acknowledged; what comes before the acknowledgement would be 4401.
        var first = socket.next(TIMEOUT);
        if (first != null && first.path("type").asString("").equals("connection_ack")) {
            socket.send(Map.of(
                    "id", "1", "type", "subscribe", "payload", Map.of("query", document, "variables", variables)));
        } else if (first != null) {
            socket.messages.add(first);
        }
        return socket;
    }

    /// The next message; null if none comes in time. The last has the type [#CLOSED] and a `code`.
    @Nullable
    JsonNode next(Duration timeout) throws InterruptedException {
        return messages.poll(timeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void send(Map<String, ?> message) throws IOException, InterruptedException {
        await(socket.sendText(JsonMapper.shared().writeValueAsString(message), true));
    }

    private static <T> T await(java.util.concurrent.CompletableFuture<T> future)
            throws IOException, InterruptedException {
        try {
            return future.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("The socket does not answer", e);
        }
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            receive(JsonMapper.shared().readTree(partial.toString()));
            partial.setLength(0);
        }
        from.request(1);
        return null;
    }

    private void receive(JsonNode message) {
        if (message.path("type").asString("").equals("ping")) {
            socket.sendText("{\"type\":\"pong\"}", true).exceptionally(_ -> socket);
        } else {
            messages.add(message);
        }
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
        closed(status);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        closed(1006);
    }

    private void closed(int code) {
        messages.add(JsonNodeFactory.instance.objectNode().put("type", CLOSED).put("code", code));
    }

    /// Cuts the connection.
    @Override
    public void close() {
        socket.abort();
    }
}
