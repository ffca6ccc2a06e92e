package com.slackclone.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;

/// All services that the server stands on, in a child process: the module `infra-local`, on free ports.
///
/// The child ends when its standard input does, so it never outlives this JVM, however that ends.
public final class LocalStack implements AutoCloseable {

    private static final Duration START_TIMEOUT = Duration.ofSeconds(90);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);
    private static final String PREFIX = "slackclone.local.";
    private static final String MAIL = PREFIX + "mail=";
    private static final String READY = "READY";

    private static @Nullable LocalStack shared;

    private final Process process;
    private final Path log;
    private final Map<String, String> endpoints = new ConcurrentHashMap<>();
    private final List<Consumer<Mail>> mailListeners = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Void> ready = new CompletableFuture<>();

    private LocalStack(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /// The one stack of this JVM. The first call starts it, which takes 5 to 15 seconds; it ends with the JVM,
    /// after the application's contexts are closed.
    public static synchronized LocalStack shared() {
        if (shared == null) {
            shared = start();
            SpringApplication.getShutdownHandlers().add(shared::close);
        }
        return shared;
    }

    /// A stack of its own, for a test that breaks it.
    public static LocalStack start() {
        var module = Checkout.path("infra-local/target");
        var log = Checkout.path(
                "src/target/local-stack-" + ProcessHandle.current().pid() + ".log");
        try {
            var process = new ProcessBuilder(command(module))
                    .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            var stack = new LocalStack(process, log);
            Thread.ofPlatform().daemon().name("local-stack").start(stack::read);
            stack.awaitReady();
            return stack;
        } catch (IOException e) {
            throw new LocalStackFailure("The local stack can't be started: " + e.getMessage(), e);
        }
    }

    private static List<String> command(Path module) throws IOException {
        var classpath = module.resolve("classpath.txt");
        if (!Files.exists(classpath)) {
            throw new LocalStackFailure(
                    "The local stack is not compiled. From the root: ./mvnw -q -pl infra-local process-classes");
        }
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                module.resolve("classes") + ":" + Files.readString(classpath).strip(),
                "com.slackclone.local.LocalStack",
                "--template",
                Checkout.path("infra-cdk/snapshots/data-local.template.json").toString());
    }

    private void read() {
        try (var lines = new BufferedReader(process.inputReader(StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                read(line);
            }
        } catch (IOException e) {
            // As good as its end.
        }
        ready.completeExceptionally(new LocalStackFailure("The local stack did not start: " + reason()));
    }

    private void read(String line) {
        if (line.equals(READY)) {
            ready.complete(null);
        } else if (line.startsWith(MAIL)) {
            var mail = Mail.parse(line.substring(MAIL.length()));
            mailListeners.forEach(listener -> listener.accept(mail));
        } else if (line.startsWith(PREFIX)) {
            var split = line.indexOf('=');
            endpoints.put(line.substring(PREFIX.length(), split), line.substring(split + 1));
        }
    }

    private String reason() {
        try (var lines = Files.lines(log)) {
            return lines.filter(line -> line.startsWith("local stack: "))
                    .reduce("see " + log, (_, last) -> last.substring("local stack: ".length()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitReady() {
        try {
            ready.get(START_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            close();
            throw new LocalStackFailure("The local stack was not ready after " + START_TIMEOUT.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof LocalStackFailure failure ? failure : new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalStackFailure("Interrupted", e);
        }
    }

    /// Where a service listens, for example `redis://127.0.0.1:6379`.
    public String endpoint(String name) {
        return Objects.requireNonNull(endpoints.get(name), name);
    }

    /// Where each service listens, by its name: dynamodb, redis, sqs, s3, opensearch, smtp, oidc.
    public Map<String, String> endpoints() {
        return Map.copyOf(endpoints);
    }

    /// The arguments that make a [Node] stand on this stack instead of the shared one.
    ///
    /// @param others where some of its services are said to listen instead
    public Stream<String> arguments(Map<String, String> others) {
        var services = new HashMap<>(endpoints);
        services.putAll(others);
        return LocalStackEnvironment.variables(services).entrySet().stream()
                .map(variable -> "--" + variable.getKey() + "=" + variable.getValue());
    }

    /// @param listener is called on the thread that reads from the stack, for each mail from now on
    public void onMail(Consumer<Mail> listener) {
        mailListeners.add(listener);
    }

    /// Ends the stack, and waits until it has.
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(STOP_TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
