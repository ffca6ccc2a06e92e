package com.slackclone.testing;

import com.slackclone.SlackCloneApplication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/// One node of the server, in this JVM.
public final class Node implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    Node(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /// A further node on a free port, over the same stack as the others.
    ///
    /// @param arguments as on the command line, for example `--slack-clone.graphql.introspection=false`
    public static Node start(String... arguments) {
        return new SpringApplicationBuilder(SlackCloneApplication.class, TestBeans.class)
                .profiles("local")
                .run(Stream.concat(Stream.of("--server.port=0"), Stream.of(arguments))
                        .toArray(String[]::new))
                .getBean(Node.class);
    }

    /// One further node for all tests that want it, whose schema has the fields of
    /// `graphql-probe/`. It ends
    /// with the JVM.
    public static Node probe() {
        return Probe.NODE;
    }

    private static final class Probe {
        private static final Node NODE = start(
                "--slack-clone.probe.enabled=true",
                "--spring.graphql.schema.locations=classpath:graphql/,classpath:graphql-probe/");
    }

    public int port() {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    public URI url(String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
    }

    /// A client that is not signed in.
    public ApiClient api() {
        return new ApiClient(url("/graphql"), null);
    }

    public HttpResponse<String> get(String path) {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(url(path)).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// A socket that has sent its `connection_init` and got the acknowledgement.
    public SocketClient socket(String token) {
        return SocketClient.open(port()).init("Bearer " + token);
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /// Ends the node gracefully.
    @Override
    public void close() {
        context.close();
    }
}
