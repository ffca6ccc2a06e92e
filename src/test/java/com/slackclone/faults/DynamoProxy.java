package com.slackclone.faults;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;

/// Stands in front of DynamoDB and can make it slow, throttle, or lose its answers.
final class DynamoProxy implements AutoCloseable {

    /// What happens to a share of the calls, from 0 to 1 each; the others go through.
    ///
    /// @param throttled are refused as DynamoDB does it, and do nothing
    /// @param unanswered are done, and their answer is lost
    /// @param delay of each call, at most; a random part of it
    record Weather(double throttled, double unanswered, Duration delay) {

        static final Weather FAIR = new Weather(0, 0, Duration.ZERO);
    }

    private static final byte[] THROTTLED = """
            {"__type": "com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException", "message": "Slow down"}
            """.getBytes(StandardCharsets.UTF_8);
    private static final Set<String> NOT_PASSED =
            Set.of("host", "content-length", "connection", "expect", "upgrade", "http2-settings");

    private final URI service;
    private final HttpServer server;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private volatile Weather weather = Weather.FAIR;

    private DynamoProxy(URI service) throws IOException {
        this.service = service;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 200);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    static DynamoProxy to(String service) throws IOException {
        return new DynamoProxy(URI.create(service));
    }

    String authority() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    void set(Weather next) {
        weather = next;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var now = weather;
            var body = exchange.getRequestBody().readAllBytes();
            pause(now.delay());
            var random = ThreadLocalRandom.current();
            if (random.nextDouble() < now.throttled()) {
                exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.0");
                exchange.sendResponseHeaders(400, THROTTLED.length);
                exchange.getResponseBody().write(THROTTLED);
                return;
            }
            var answer = http.send(request(exchange, body), BodyHandlers.ofByteArray());
            if (random.nextDouble() < now.unanswered()) {
                // Closed without a word.
                return;
            }
            answer.headers().map().forEach((name, values) -> {
                if (!NOT_PASSED.contains(name) && !name.equals("transfer-encoding")) {
                    exchange.getResponseHeaders().put(name, values);
                }
            });
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length);
            exchange.getResponseBody().write(answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pause(Duration most) throws InterruptedException {
        if (most.isPositive()) {
            Thread.sleep(ThreadLocalRandom.current().nextLong(most.toMillis()));
        }
    }

    private HttpRequest request(HttpExchange exchange, byte[] body) {
        var request = HttpRequest.newBuilder(service.resolve(exchange.getRequestURI()))
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!NOT_PASSED.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return request.build();
    }

    @Override
    public void close() {
        server.stop(0);
        http.close();
    }
}
