package com.slackclone.faults;

import com.slackclone.testing.ApiClient;
import com.slackclone.testing.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/// A node of the server in a JVM of its own, which can be killed and started again at the same address.
final class NodeProcess implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(2);
    private static final List<String> JVM =
            List.of("-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED");

    private final String name;
    private final int port;
    private final Map<String, String> environment;
    private volatile Process process;

    private NodeProcess(String name, int port, Map<String, String> environment) {
        this.name = name;
        this.port = port;
        this.environment = environment;
        this.process = run(Duration.ZERO);
    }

    /// Does not wait for it: see [#awaitReady].
    static NodeProcess start(String name, Map<String, String> environment) {
        return new NodeProcess(name, freePort(), environment);
    }

    static int freePort() {
        try (var free = new ServerSocket(0)) {
            return free.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Process run(Duration skew) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JVM);
        command.add("-D" + SkewedServer.SKEW + "=" + skew.toSeconds());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), SkewedServer.class.getName()));
        command.addAll(List.of(
                "--server.port=" + port,
                "--logging.structured.format.console=",
                "--slack-clone.auth.bcrypt-strength=4",
                "--slack-clone.graphql.budget=1000000000/1m",
                // Otherwise what a killed worker held would come much later.
                "--slack-clone.pipeline.visibility=3s",
                "--slack-clone.mail.visibility=10s"));
        for (var operation : List.of("register", "login", "refresh", "mail")) {
            command.add("--slack-clone.auth.limits." + operation + ".per-address=100000/1m");
            command.add("--slack-clone.auth.limits." + operation + ".per-account=100000/1m");
        }
        var log = Checkout.path("src/target/faults-" + name + ".log").toFile();
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log));
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void awaitReady() {
        Awaitility.await("the node " + name)
                .atMost(START)
                .pollInterval(Duration.ofMillis(100))
                .until(this::isReady);
    }

    private boolean isReady() throws IOException {
        if (!process.isAlive()) {
            throw new IllegalStateException("The node " + name + " has ended, see src/target/faults-" + name + ".log");
        }
        var connection = (HttpURLConnection) uri("/health/readiness").toURL().openConnection();
        connection.setConnectTimeout(1_000);
        connection.setReadTimeout(5_000);
        try {
            return connection.getResponseCode() == 200;
        } catch (IOException e) {
            return false;
        } finally {
            connection.disconnect();
        }
    }

    /// With `kill -9`.
    void kill() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Starts it again; does not wait until it is ready.
    ///
    /// @param skew by how much its clock is wrong
    void restart(Duration skew) {
        process = run(skew);
    }

    String name() {
        return name;
    }

    int port() {
        return port;
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /// A client that is not signed in.
    ApiClient api() {
        return new ApiClient(uri("/graphql"), null);
    }

    @Override
    public void close() {
        kill();
    }
}
