package com.slackclone.load.process;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/// One node of the server, from its jar, as it is run in production.
public final class ServerNode implements AutoCloseable {

    /// Of the API.
    public static final String ENDPOINT = "/graphql";

    private static final Duration START_TIMEOUT = Duration.ofMinutes(5);

    /// One machine plays thousands of people, which the limits are there to prevent.
    private static final List<String> OPENED_LIMITS = List.of(
            "--slack-clone.realtime.transport.connections-per-second=100000",
            "--slack-clone.graphql.budget=1000000000/1m");

    private final Jvm jvm;
    private final int port;
    private final String endpoint;

    private ServerNode(Jvm jvm, int port, String endpoint) {
        this.jvm = jvm;
        this.port = port;
        this.endpoint = endpoint;
    }

    /// Starts a node, without waiting for it: see [#awaitReady].
    ///
    /// @param roles as `NODE_ROLES`
    /// @param arguments as on its command line
    public static ServerNode start(String name, LocalStack stack, String roles, String... arguments)
            throws IOException {
        var command = new ArrayList<>(List.of("-jar", jar().toString()));
        command.addAll(List.of(arguments));
        return start(name, stack, roles, command, ENDPOINT);
    }

    /// Starts a node whose sockets are those of Spring for GraphQL, which know nothing of sharing.
    public static ServerNode startWithSpringsSockets(String name, LocalStack stack, String roles) throws IOException {
        return start(name, stack, roles, SpringsSockets.command(jar()), SpringsSockets.ENDPOINT);
    }

    private static ServerNode start(String name, LocalStack stack, String roles, List<String> command, String endpoint)
            throws IOException {
        var port = freePort();
        var environment = new HashMap<>(stack.variables());
        environment.put("SPRING_PROFILES_ACTIVE", "local");
        environment.put("SERVER_PORT", Integer.toString(port));
        environment.put("NODE_ROLES", roles);
        var whole = new ArrayList<>(command);
        whole.addAll(OPENED_LIMITS);
        return new ServerNode(Jvm.measured(name, environment, whole, _ -> {}), port, endpoint);
    }

    private static Path jar() throws IOException {
        try (var files = Files.newDirectoryStream(Checkout.path("src/target"), "slack-clone-server-*.jar")) {
            for (var file : files) {
                return file;
            }
        }
        throw new IOException("There is no jar of the server. From the root: ./mvnw -DskipTests package");
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    public ServerNode awaitReady() throws IOException, InterruptedException {
        var end = System.nanoTime() + START_TIMEOUT.toNanos();
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health/readiness"))
                    .build();
            while (!isReady(http, request)) {
                if (!jvm.isAlive() || System.nanoTime() - end > 0) {
                    throw new IOException("The server did not start, see src/load/target/*.log");
                }
                Thread.sleep(100);
            }
        }
        return this;
    }

    private static boolean isReady(HttpClient http, HttpRequest request) throws InterruptedException {
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    public int port() {
        return port;
    }

    /// Where its sockets are.
    public String endpoint() {
        return endpoint;
    }

    public Jvm jvm() {
        return jvm;
    }

    @Override
    public void close() {
        jvm.close();
    }
}
