package com.slackclone.local;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Starts every server of the stack, prints `slackclone.local.<name>=<endpoint>` for each and then `READY`.
///
/// It ends when its standard input does, or on a signal; see the README for the options. Whatever keeps it from
/// starting is one line on standard error and exit code 1.
public final class LocalStack {

    private static final Duration START_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(1);
    private static final String TEMPLATE = "infra-cdk/snapshots/data-local.template.json";

    /// Set once the process is on its way out, when a server that fails to start is no news any more.
    private static volatile boolean ending;

    private LocalStack() {}

    /// Ends the process in every case, because threads of the servers would keep it alive after a failure.
    public static void main(String[] args) {
        PrintStream out = takeStandardOutput();
        configureLogging();
        try {
            run(StackOptions.parse(args, System.getenv()), out);
        } catch (StartFailure e) {
            fail(String.valueOf(e.getMessage()));
        } catch (Exception | LinkageError e) {
            fail(e.toString());
        }
    }

    private static void run(StackOptions options, PrintStream out) throws IOException, InterruptedException {
        Loopback.requireFree(options.ports());
        StackTemplate template = TemplateReader.read(options.template().orElseGet(LocalStack::defaultTemplate));
        Path parent = Path.of(System.getProperty("java.io.tmpdir"));
        TempFolder.sweep(parent);
        var folder = TempFolder.create(parent);
        var servers = new ServerGroup(servers(options, template, folder, out));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(servers, folder), "local-stack-stop"));
        watchParent(options.keepRunning());

        var endpoints = servers.start(START_TIMEOUT);
        template.pipes().forEach(pipe -> PipeRelay.start(pipe, endpoints));
        print(endpoints, out);
        out.println("READY");
        Thread.currentThread().join();
    }

    private static List<LocalServer> servers(
            StackOptions options, StackTemplate template, TempFolder folder, PrintStream out) throws IOException {
        return List.of(
                new DynamoDbServer(
                        options.port(ServerName.DYNAMODB), folder.folder(ServerName.DYNAMODB), template.tables()),
                new RedisServer(options.port(ServerName.REDIS), folder.folder(ServerName.REDIS)),
                new SqsServer(options.port(ServerName.SQS), template.queues()),
                new S3Server(options.port(ServerName.S3), template.buckets()),
                new OpenSearchServer(options.port(ServerName.OPENSEARCH), folder.folder(ServerName.OPENSEARCH)),
                new SmtpServer(options.port(ServerName.SMTP), out),
                new OidcServer(options.port(ServerName.OIDC)));
    }

    private static void print(Map<ServerName, String> endpoints, PrintStream out) {
        endpoints.forEach((server, endpoint) -> out.println("slackclone.local." + server + "=" + endpoint));
    }

    /// Standard output is the contract with the parent; whatever a library prints goes to standard error.
    private static PrintStream takeStandardOutput() {
        PrintStream out = System.out;
        System.setOut(System.err);
        return out;
    }

    /// Before any logger exists. DynamoDB Local brings a log4j2.xml of its own, hence the other name.
    private static void configureLogging() {
        System.setProperty("log4j2.configurationFile", "classpath:local-stack-log4j2.xml");
        System.setProperty("java.util.logging.manager", "org.apache.logging.log4j.jul.LogManager");
        System.setProperty("log4j2.julLoggerAdapter", "org.apache.logging.log4j.jul.CoreLoggerAdapter");
    }

    /// Ends this process when the one that started it is gone or has had enough.
    private static void watchParent(boolean keepRunning) {
        var parent = ProcessHandle.current().parent();
        if (!keepRunning) {
            exitAfter(LocalStack::drainStandardInput);
        } else if (parent.isPresent()) {
            exitAfter(() -> parent.get().onExit().join());
        }
    }

    private static void exitAfter(Runnable wait) {
        Thread.ofPlatform().daemon().name("local-stack-parent").start(() -> {
            wait.run();
            System.exit(0);
        });
    }

    private static void drainStandardInput() {
        try {
            System.in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // As good as its end.
        }
    }

    private static void stop(ServerGroup servers, TempFolder folder) {
        ending = true;
        try {
            servers.stop(STOP_TIMEOUT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        folder.delete();
    }

    private static void fail(String reason) {
        if (!ending) {
            System.err.println("local stack: " + reason.lines().findFirst().orElse("failed"));
        }
        System.exit(1);
    }

    /// Beside this module, wherever it is run from; otherwise where a working directory suggests it.
    private static Path defaultTemplate() {
        Path here = Path.of("").toAbsolutePath();
        return Stream.of(codeLocation().resolve("../../.."), here, here.resolve(".."))
                .map(root -> root.resolve(TEMPLATE).normalize())
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> new StartFailure("there is no " + TEMPLATE + "; synthesize it or pass --template"));
    }

    private static Path codeLocation() {
        try {
            return Path.of(LocalStack.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
