package com.slackclone.testing.transport;

import com.slackclone.realtime.SessionCheck;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;

/// A server with the real transport on a free port.
public final class TransportNode implements AutoCloseable {

    public static final String ENDED_UNHEARD = "ended-unheard";

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    /// Bears no stereotype, so that the application's own scan passes over it.
    @EnableAutoConfiguration
    @ComponentScan(
            basePackages = {
                "com.slackclone.platform.web",
                "com.slackclone.platform.time",
                "com.slackclone.platform.graphql",
                "com.slackclone.realtime.sharing",
                "com.slackclone.realtime.transport"
            },
            excludeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern = ".*\\.(NodeController|ScalarConfiguration)"))
    @ConfigurationPropertiesScan({
        "com.slackclone.platform.start",
        "com.slackclone.platform.web",
        "com.slackclone.platform.graphql",
        "com.slackclone.realtime"
    })
    static class Application {

        @Bean
        TransportSchema schema() {
            return new TransportSchema();
        }

        @Bean
        TokenInterceptor interceptor() {
            return new TokenInterceptor();
        }

        /// A session that is called so has ended without anybody's having heard of it.
        @Bean
        SessionCheck sessions() {
            return session -> !session.equals(ENDED_UNHEARD);
        }
    }

    private static final class Shared {
        private static final TransportNode NODE = start();
    }

    private final ConfigurableApplicationContext context;

    private TransportNode(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /// With the settings of production; for all tests that need no others.
    public static TransportNode shared() {
        return Shared.NODE;
    }

    /// @param settings `name=value`
    public static TransportNode start(String... settings) {
        var arguments = Stream.concat(
                Stream.of(
                        "server.port=0",
                        "spring.graphql.schema.locations=classpath:graphql-transport/",
                        "management.endpoint.health.validate-group-membership=false"),
                Stream.of(settings));
        return new TransportNode(new SpringApplicationBuilder(Application.class)
                .run(arguments.map(argument -> "--" + argument).toArray(String[]::new)));
    }

    public int port() {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    public URI url(String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(url(path)).timeout(Duration.ofSeconds(20));
    }

    /// An operation by POST, as the usual clients send it.
    public HttpRequest.Builder post(String body) {
        return request("/graphql")
                .header("Content-Type", "application/json")
                .header("Accept", "application/graphql-response+json, application/json;q=0.9")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    public static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    public TransportSchema schema() {
        return bean(TransportSchema.class);
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /// As the event of a bus that tells all nodes.
    public void publish(Object event) {
        context.publishEvent(event);
    }

    @Override
    public void close() {
        context.close();
    }
}
