package com.slackclone.testing;

import com.slackclone.SlackCloneApplication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The server as a process of its own, as it is run in production, over the shared stack. It must end by itself.
///
/// @param output standard output and error
public record ServerProcess(int exitCode, String output) {

    private static final int TIMEOUT_SECONDS = 60;

    /// @param environment in addition to, or instead of, the one that fits the stack
    public static ServerProcess run(Map<String, String> environment, String... arguments) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                SlackCloneApplication.class.getName()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(variables());
        builder.environment().putAll(environment);
        try {
            return await(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> variables() {
        var variables = new HashMap<String, String>();
        LocalStackEnvironment.variables(LocalStack.shared().endpoints())
                .forEach((name, value) -> variables.put(name, value.toString()));
        variables.put("AWS_REGION", "us-east-1");
        variables.put("S3_BUCKET", "slack-clone-local-files");
        variables.put("S3_BUCKET_THUMBNAILS", "slack-clone-local-thumbnails");
        variables.put("JWT_SECRET", "a-secret-of-a-test-with-at-least-256-bits");
        variables.put("SERVER_PORT", "0");
        return variables;
    }

    private static ServerProcess await(Process process) throws IOException, InterruptedException {
        var killer = Thread.ofVirtual().start(() -> killAfterTimeout(process));
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        var exitCode = process.waitFor();
        killer.interrupt();
        return new ServerProcess(exitCode, output);
    }

    private static void killAfterTimeout(Process process) {
        try {
            if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
