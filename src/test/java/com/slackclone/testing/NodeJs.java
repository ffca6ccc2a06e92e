package com.slackclone.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/// Runs the programs of `src/test/clients`. Their packages are installed on first use.
public final class NodeJs {

    private static final Path CLIENTS = Path.of("test", "clients").toAbsolutePath();
    private static final int MINUTES = 3;

    private NodeJs() {}

    public record Run(int exitCode, String output) {}

    /// Skips the test where Node.js is not installed.
    public static Run run(String program, String... arguments) {
        require("node");
        require("npm");
        install();
        var command = new ArrayList<>(List.of("node", program));
        command.addAll(List.of(arguments));
        return execute(command);
    }

    /// Skips the test where Chromium is not installed.
    public static Run runInBrowser(String program, String... arguments) {
        require(Objects.requireNonNullElse(System.getenv("CHROMIUM"), "chromium"));
        return run(program, arguments);
    }

    private static void require(String program) {
        var found = Path.of(program).isAbsolute()
                ? Files.isExecutable(Path.of(program))
                : List.of(Objects.requireNonNullElse(System.getenv("PATH"), "").split(":")).stream()
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
        if (System.getenv("CLIENTS_REQUIRED") != null) {
            assertThat(found).as("%s is not installed", program).isTrue();
        }
        assumeTrue(found, () -> program + " is not installed");
    }

    private static synchronized void install() {
        if (!Files.exists(CLIENTS.resolve("node_modules"))) {
            var run = execute(List.of("npm", "ci", "--no-audit", "--no-fund"));
            assertThat(run.exitCode()).as(run.output()).isZero();
        }
    }

    private static Run execute(List<String> command) {
        try {
            var output = Files.createTempFile("client", ".log");
            var process = new ProcessBuilder(command)
                    .directory(CLIENTS.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            var ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
            process.destroyForcibly();
            var text = Files.readString(output, StandardCharsets.UTF_8);
            Files.delete(output);
            return new Run(ended ? process.exitValue() : -1, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
