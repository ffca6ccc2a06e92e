package com.slackclone.faults;

import com.slackclone.testing.Checkout;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.springframework.util.FileSystemUtils;

/// A Redis of a test's own, which keeps what it has in a file, and which the test may kill.
final class RedisProcess implements AutoCloseable {

    /// Says Redis's process id, and ends it when standard input ends, which is a pipe from this JVM.
    private static final String GUARD = """
            exec 3<&0
            log=$1; shift
            "$@" >>"$log" 2>&1 3<&- &
            redis=$!
            echo $redis
            { while read -r _; do :; done; kill -9 $redis; } <&3 >/dev/null &
            guard=$!
            wait $redis
            kill $guard
            """;

    private static final String BINARY = "redis-server-7.0.15-";
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final Path folder;
    private final int port;
    private Process guard;
    private long pid;

    private RedisProcess(Path folder, int port) throws IOException {
        this.folder = folder;
        this.port = port;
        this.guard = run();
        this.pid = readPid();
    }

    static RedisProcess start() throws IOException {
        var folder = Files.createTempDirectory("slack-clone-faults-redis");
        unpack(folder.resolve("redis-server"));
        var redis = new RedisProcess(folder, NodeProcess.freePort());
        redis.awaitAnswer();
        return redis;
    }

    /// The one that the local stack has.
    private static void unpack(Path binary) throws IOException {
        var classpath = Files.readString(Checkout.path("infra-local/target/classpath.txt"));
        var jar = Stream.of(classpath.strip().split(File.pathSeparator))
                .filter(path -> path.contains("embedded-redis"))
                .findFirst()
                .orElseThrow();
        try (var files = new java.util.jar.JarFile(jar);
                var in = files.getInputStream(files.getEntry(BINARY + platform()))) {
            Files.copy(in, binary, StandardCopyOption.REPLACE_EXISTING);
        }
        if (!binary.toFile().setExecutable(true)) {
            throw new IOException(binary + " can't be made executable");
        }
    }

    private static String platform() {
        var system = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
        var processor = System.getProperty("os.arch");
        return system + "-" + (processor.equals("aarch64") ? "arm64" : "amd64");
    }

    String url() {
        return "redis://127.0.0.1:" + port;
    }

    private Process run() throws IOException {
        var command = new ArrayList<>(List.of("sh", "-c", GUARD, "redis-guard", folder.resolve("log") + ""));
        command.addAll(List.of(
                folder.resolve("redis-server").toString(),
                "--port",
                Integer.toString(port),
                "--bind",
                "127.0.0.1",
                "--dir",
                folder.toString(),
                "--save",
                "",
                "--appendonly",
                "yes",
                "--ignore-warnings",
                "ARM64-COW-BUG"));
        return new ProcessBuilder(command).start();
    }

    private long readPid() throws IOException {
        return Long.parseLong(guard.inputReader(StandardCharsets.US_ASCII).readLine());
    }

    /// Ends it with `kill -9`; all that it had answered is in its file.
    void kill() {
        signal("KILL");
        try {
            guard.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Starts it anew, with what is in its file.
    void restart() {
        try {
            guard = run();
            pid = readPid();
            awaitAnswer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// It stands still and keeps its connections.
    void freeze() {
        signal("STOP");
    }

    void thaw() {
        signal("CONT");
    }

    private void signal(String name) {
        try {
            var kill = new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start();
            if (kill.waitFor() != 0) {
                throw new IllegalStateException("Redis can't be sent SIG" + name);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// What it has now, as a replica would have it that then falls behind.
    Path copyFile() {
        try {
            var copy = Files.createTempDirectory(folder, "copy");
            FileSystemUtils.copyRecursively(file(), copy);
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// While it does not run. It forgets what it has had since the copy was made.
    void replaceFile(Path copy) {
        deleteFile();
        try {
            FileSystemUtils.copyRecursively(copy, file());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// While it does not run. It forgets everything.
    void deleteFile() {
        try {
            FileSystemUtils.deleteRecursively(file());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file() {
        return folder.resolve("appendonlydir");
    }

    private void awaitAnswer() {
        Awaitility.await()
                .atMost(TIMEOUT)
                .ignoreExceptions()
                .until(() -> command("PING").equals("+PONG"));
    }

    /// @return the first line of the answer
    String command(String command) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout((int) TIMEOUT.toMillis());
            socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
            var answer = new StringBuilder();
            for (var read = socket.getInputStream().read(); read >= 0 && read != '\r'; ) {
                answer.append((char) read);
                read = socket.getInputStream().read();
            }
            return answer.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        kill();
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
