package com.slackclone.testing;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A client of the `graphql-transport-ws` sub-protocol. It answers the server's pings.
public final class SocketClient implements AutoCloseable, WebSocket.Listener {

    public static final String PROTOCOL = "graphql-transport-ws";

    static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final WebSocket socket;
    private final StringBuilder partial = new StringBuilder();
    private final Map<String, SocketStream> streams = new ConcurrentHashMap<>();
    private final SocketStream control = new SocketStream("the socket itself");
    private final CompletableFuture<Integer> closeCode = new CompletableFuture<>();
    private final AtomicInteger ids = new AtomicInteger();

    private SocketClient(int port) {
        this.socket = await(HTTP.newWebSocketBuilder()
                .subprotocols(PROTOCOL)
                .connectTimeout(TIMEOUT)
                .buildAsync(URI.create("ws://127.0.0.1:" + port + "/graphql"), this));
    }

    /// A socket that has said nothing yet.
    public static SocketClient open(int port) {
        return new SocketClient(port);
    }

    /// Sends `connection_init` and awaits the acknowledgement.
    ///
    /// @param authorization as the header of this name
    public SocketClient init(@Nullable String authorization) {
        send(Map.of(
                "type",
                "connection_init",
                "payload",
                authorization == null ? Map.of() : Map.of("Authorization", authorization)));
        control.await(message -> type(message).equals("connection_ack"));
        return this;
    }

    /// @param name of a [document][Documents]
    public SocketStream run(String name, Map<String, ?> variables) {
        return subscribe(Documents.read(name), variables);
    }

    /// @param document the GraphQL text itself
    public SocketStream subscribe(String document, Map<String, ?> variables) {
        var id = "t" + ids.incrementAndGet();
        var stream = new SocketStream(id);
        streams.put(id, stream);
        send(Map.of("id", id, "type", "subscribe", "payload", Map.of("query", document, "variables", variables)));
        return stream;
    }

    public void unsubscribe(SocketStream stream) {
        send(Map.of("id", stream.id(), "type", "complete"));
    }

    public void send(Map<String, ?> message) {
        send(JsonMapper.shared().writeValueAsString(message));
    }

    /// Sends a text frame as it stands.
    public void send(String text) {
        await(socket.sendText(text, true));
    }

    /// The messages that belong to no operation.
    public SocketStream control() {
        return control;
    }

    /// Awaits the server's closing of the socket; 1006 if it went away without a word.
    public int awaitClose() {
        return await(closeCode);
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
        if (type(message).equals("ping")) {
            socket.sendText("{\"type\":\"pong\"}", true).toCompletableFuture().exceptionally(_ -> socket);
            return;
        }
        var id = message.path("id").asString("");
        streams.getOrDefault(id, control).receive(message);
    }

    private static String type(JsonNode message) {
        return message.path("type").asString("");
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
        closeCode.complete(status);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        closeCode.complete(1006);
    }

    /// Cuts the connection, as a client does that dies.
    @Override
    public void close() {
        socket.abort();
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("The socket did not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
