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

/// Where another process finds the stack of a server that was started from this checkout: a file that names its
/// endpoints.
///
/// If several have been started, it is the stack of the one that started first and still runs.
final class SharedEndpoints {

    private static final Path FILE = Checkout.path("src/target/local-stack.properties");

    private SharedEndpoints() {}

    static void publish(Map<String, String> endpoints) {
        if (read().isPresent()) {
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

    /// Empty if there is none, or if it is not running any more.
    static Optional<Map<String, String>> read() {
        if (!Files.exists(FILE)) {
            return Optional.empty();
        }
        var properties = new Properties();
        try (var in = Files.newBufferedReader(FILE)) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var endpoints = properties.stringPropertyNames().stream()
                .collect(Collectors.toMap(name -> name, name -> properties.getProperty(name, "")));
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
