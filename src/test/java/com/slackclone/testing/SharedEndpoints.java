package com.slackclone.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

/// Where a process finds a stack that another one started: a server of this checkout leaves a file that names its
/// endpoints, and a stack that was started alone listens on the well-known ports.
///
/// If several servers have been started, it is the stack of the one that started first and still runs.
final class SharedEndpoints {

    private static final Path FILE = Checkout.path("src/target/local-stack.properties");

    private static final Map<String, String> WELL_KNOWN = Map.of(
            "dynamodb",
            "http://127.0.0.1:8000",
            "redis",
            "redis://127.0.0.1:6379",
            "sqs",
            "http://127.0.0.1:9324",
            "s3",
            "http://127.0.0.1:9000",
            "opensearch",
            "http://127.0.0.1:9200",
            "smtp",
            "smtp://127.0.0.1:1025",
            "oidc",
            "http://127.0.0.1:9400");

    private SharedEndpoints() {}

    static void publish(Map<String, String> endpoints) {
        if (published().isPresent()) {
            return;
        }
        var properties = new Properties();
        properties.putAll(endpoints);
        try (var out = Files.newBufferedWriter(FILE)) {
            properties.store(out, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Empty if no stack is running.
    static Optional<Map<String, String>> find() {
        return published().or(() -> running(WELL_KNOWN));
    }

    private static Optional<Map<String, String>> published() {
        if (!Files.exists(FILE)) {
            return Optional.empty();
        }
        var properties = new Properties();
        try (var in = Files.newBufferedReader(FILE)) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return running(properties.stringPropertyNames().stream()
                .collect(Collectors.toMap(name -> name, name -> properties.getProperty(name, ""))));
    }

    private static Optional<Map<String, String>> running(Map<String, String> endpoints) {
        return endpoints.values().stream().allMatch(SharedEndpoints::listens)
                ? Optional.of(endpoints)
                : Optional.empty();
    }

    private static boolean listens(String endpoint) {
        var uri = URI.create(endpoint);
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort()), 1_000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
