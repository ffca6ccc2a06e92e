package com.slackclone.load.process;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/// The services that the server stands on: the module `infra-local`, on free ports.
public final class LocalStack implements AutoCloseable {

    private static final Duration START_TIMEOUT = Duration.ofMinutes(5);
    private static final String PREFIX = "slackclone.local.";
    private static final String MAIL = PREFIX + "mail=";
    private static final Pattern INVITE = Pattern.compile("/invites/(\\S+)");

    private final Map<String, String> endpoints = new ConcurrentHashMap<>();
    private final Map<String, CompletableFuture<String>> invites = new ConcurrentHashMap<>();
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private final Jvm jvm;

    private LocalStack() throws IOException {
        var module = Checkout.path("infra-local/target");
        var classpath = module.resolve("classes") + ":"
                + Files.readString(module.resolve("classpath.txt")).strip();
        jvm = Jvm.start(
                "local-stack",
                Map.of(),
                List.of(
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        classpath,
                        "com.slackclone.local.LocalStack",
                        "--template",
                        Checkout.path("infra-cdk/snapshots/data-local.template.json")
                                .toString()),
                this::read);
    }

    public static LocalStack start() throws IOException, InterruptedException {
        var stack = new LocalStack();
        try {
            stack.ready.get(START_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            stack.close();
            throw new IOException("The local stack did not start, see " + stack.jvm.log(), e);
        }
        return stack;
    }

    private void read(String line) {
        if (line.equals("READY")) {
            ready.complete(null);
        } else if (line.startsWith(MAIL)) {
            var mail = JsonMapper.shared().readTree(line.substring(MAIL.length()));
            var link = INVITE.matcher(mail.path("text").asString(""));
            if (link.find()) {
                invite(mail.path("to").asString("")).complete(link.group(1));
            }
        } else if (line.startsWith(PREFIX)) {
            var split = line.indexOf('=');
            endpoints.put(line.substring(PREFIX.length(), split), line.substring(split + 1));
        }
    }

    /// The token of the invitation that was mailed there, or will be.
    public CompletableFuture<String> invite(String address) {
        return invites.computeIfAbsent(address, _ -> new CompletableFuture<>());
    }

    public URI endpoint(String name) {
        return URI.create(Objects.requireNonNull(endpoints.get(name), name));
    }

    /// The server's variables that say where the services are.
    Map<String, String> variables() {
        return Map.of(
                "DATABASE_URL", "dynamodb://" + endpoint("dynamodb").getAuthority() + "/slack-clone-local",
                "REDIS_URL", endpoint("redis").toString(),
                "SQS_ENDPOINT", endpoint("sqs").toString(),
                "S3_ENDPOINT", endpoint("s3").toString(),
                "OPENSEARCH_URL", endpoint("opensearch").toString(),
                "SMTP_HOST", endpoint("smtp").getHost(),
                "SMTP_PORT", Integer.toString(endpoint("smtp").getPort()));
    }

    @Override
    public void close() {
        jvm.close();
    }
}
