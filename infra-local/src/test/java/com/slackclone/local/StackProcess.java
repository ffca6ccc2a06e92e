package com.slackclone.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/// The stack as the server starts it: a child process with a classpath of its own, spoken to by its standard streams.
///
/// @param lines what it has printed to standard output so far
/// @param errors where its standard error goes
record StackProcess(Process process, Queue<String> lines, Path errors) implements AutoCloseable {

    /// @param temp where the child puts its folders and where its errors go
    static StackProcess start(Path temp, String... args) throws IOException {
        return start(temp, Map.of(), args);
    }

    static StackProcess start(Path temp, Map<String, String> environment, String... args) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djava.io.tmpdir=" + temp,
                "-cp",
                classpath(),
                "com.slackclone.local.LocalStack"));
        command.addAll(List.of(args));
        Path errors = Files.createTempFile(temp, "stderr", ".txt");
        var builder = new ProcessBuilder(command).redirectError(errors.toFile());
        builder.environment().putAll(environment);
        var process = builder.start();
        var lines = new ConcurrentLinkedQueue<String>();
        Thread.ofVirtual().start(() -> read(process.inputReader(UTF_8), lines));
        return new StackProcess(process, lines, errors);
    }

    static String classpath() throws IOException {
        return Path.of("target", "classes") + File.pathSeparator + Files.readString(Path.of("target", "classpath.txt"));
    }

    private static void read(BufferedReader output, Queue<String> lines) {
        output.lines().forEach(lines::add);
    }

    StackProcess awaitReady() {
        await().atMost(Duration.ofSeconds(90)).until(() -> lines.contains("READY") || !process.isAlive());
        return this;
    }

    String endpoint(ServerName server) {
        String prefix = "slackclone.local." + server + "=";
        return lines.stream()
                .filter(line -> line.startsWith(prefix))
                .map(line -> line.substring(prefix.length()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(server + " was not printed: " + lines));
    }

    URI uri(ServerName server) {
        return URI.create(endpoint(server));
    }

    /// The redis-server and its guard, once both are there.
    List<ProcessHandle> awaitRedis() {
        await().atMost(Duration.ofSeconds(30)).until(() -> process.descendants().anyMatch(StackProcess::isRedis));
        return process.descendants().toList();
    }

    private static boolean isRedis(ProcessHandle process) {
        return process.info().command().orElse("").endsWith("redis-server");
    }

    /// A process that nobody has waited for yet is gone, too, and has no command any more.
    static boolean isGone(ProcessHandle process) {
        return !process.isAlive() || process.info().command().isEmpty();
    }

    static List<Path> folders(Path temp) throws IOException {
        try (Stream<Path> files = Files.list(temp)) {
            return files.filter(Files::isDirectory).toList();
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
