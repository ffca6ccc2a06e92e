package com.slackclone.load.process;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The server as it is, but with the WebSocket handler that Spring Boot configures for GraphQL. The server leaves it
/// out, with the libraries that it needs; here they are put back.
final class SpringsSockets {

    /// Where the server lets anybody in.
    static final String ENDPOINT = "/graphiql/socket";

    private static final List<String> LIBRARIES =
            List.of("spring-websocket-", "spring-messaging-", "spring-boot-websocket-");

    private SpringsSockets() {}

    /// @param jar the server
    /// @return what `java` is to be told
    static List<String> command(Path jar) {
        return List.of(
                "-Dloader.path=" + libraries(),
                "-cp",
                jar.toString(),
                "org.springframework.boot.loader.launch.PropertiesLauncher",
                "--spring.autoconfigure.exclude="
                        + "org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration",
                "--spring.graphql.http.path=/springs-own/graphql",
                "--spring.graphql.websocket.path=" + ENDPOINT);
    }

    private static String libraries() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(path ->
                        LIBRARIES.stream().anyMatch(Path.of(path).getFileName().toString()::startsWith))
                .collect(Collectors.joining(","));
    }
}
