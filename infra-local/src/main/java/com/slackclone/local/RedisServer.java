package com.slackclone.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/// A real redis-server, the only process of the stack beside the JVM. It keeps nothing on disk and evicts nothing.
final class RedisServer implements LocalServer {

    /// Starts Redis and ends it when standard input ends, which is a pipe from this JVM: so Redis is gone as
    /// soon as the JVM is, even if that was killed with -9. Ends by itself if Redis does. Signals are left to
    /// the JVM, since Ctrl-C reaches all processes of a terminal at once.
    private static final String GUARD = """
            trap '' HUP INT TERM
            exec 3<&0
            "$@" &
            redis=$!
            { while read -r _; do :; done; kill -9 $redis; } <&3 &
            wait $redis
            """;

    private static final Duration START_TIMEOUT = Duration.ofSeconds(20);

    private final int port;
    private final Path folder;

    RedisServer(int port, Path folder) {
        this.port = port;
        this.folder = folder;
    }

    @Override
    public ServerName name() {
        return ServerName.REDIS;
    }

    @Override
    public Started start() throws Exception {
        // To Redis itself, port 0 means none.
        int actualPort = port == 0 ? Loopback.freePort() : port;
        Path log = folder.resolve("redis.log");
        Process guard = new ProcessBuilder(command(unpack(), actualPort))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Instant deadline = Instant.now().plus(START_TIMEOUT);
        while (!answers(actualPort)) {
            if (!guard.isAlive() || Instant.now().isAfter(deadline)) {
                guard.getOutputStream().close();
                throw new StartFailure("redis-server does not answer: "
                        + Files.readString(log).strip().lines().reduce("", (first, last) -> last));
            }
            Thread.sleep(20);
        }
        return new Started(Loopback.url("redis", actualPort), () -> {
            guard.getOutputStream().close();
            guard.waitFor(1, TimeUnit.SECONDS);
        });
    }

    private List<String> command(Path binary, int actualPort) {
        return List.of(
                "sh",
                "-c",
                GUARD,
                "redis-guard",
                binary.toString(),
                "--port",
                String.valueOf(actualPort),
                "--bind",
                Loopback.HOST,
                "--dir",
                folder.toString(),
                "--save",
                "",
                "--appendonly",
                "no",
                "--maxmemory-policy",
                "noeviction",
                "--loglevel",
                "warning",
                // Without it Redis refuses to start on some kernels, for a bug that only concerns persistence.
                "--ignore-warnings",
                "ARM64-COW-BUG");
    }

    private Path unpack() throws IOException {
        String resource = "/redis-server-7.0.15-" + platform();
        try (InputStream in = RedisServer.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new StartFailure("there is no redis-server for " + platform() + "; Linux and macOS have one");
            }
            Path binary = folder.resolve("redis-server");
            Files.copy(in, binary);
            if (!binary.toFile().setExecutable(true)) {
                throw new StartFailure(binary + " cannot be made executable");
            }
            return binary;
        }
    }

    private static String platform() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String processor = System.getProperty("os.arch");
        return (system.startsWith("mac") ? "darwin" : system)
                + "-"
                + switch (processor) {
                    case "x86_64" -> "amd64";
                    case "aarch64" -> "arm64";
                    default -> processor;
                };
    }

    /// Asks for the working folder, since on a port that was free a moment ago another Redis may answer.
    private boolean answers(int port) throws IOException {
        byte[] dir = folder.toRealPath().toString().getBytes(UTF_8);
        byte[] expected = ("*2\r\n$3\r\ndir\r\n$" + dir.length + "\r\n").getBytes(UTF_8);
        try (var socket = new Socket()) {
            socket.connect(Loopback.address(port), 1_000);
            socket.setSoTimeout(1_000);
            socket.getOutputStream().write("CONFIG GET dir\r\n".getBytes(UTF_8));
            InputStream reply = socket.getInputStream();
            return Arrays.equals(reply.readNBytes(expected.length), expected)
                    && Arrays.equals(reply.readNBytes(dir.length), dir);
        } catch (IOException e) {
            return false;
        }
    }
}
