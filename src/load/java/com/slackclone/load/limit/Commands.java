package com.slackclone.load.limit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/// How the bench talks with a program of this package.
final class Commands {

    static final String ACKNOWLEDGED = "{\"type\":\"connection_ack\"}";

    /// The first event of a stream.
    static final String OPENED = """
            {"id":"1","type":"next","payload":{"data":{"roomEvents":{"__typename":"StreamOpened"}}}}""";

    private static final String INIT = "\"connection_init\"";
    private static final String SUBSCRIBE = "\"subscribe\"";

    private Commands() {}

    /// Says that clients can come, and hands over what is to be published until the bench ends.
    static void serve(int port, Consumer<String> publish) throws IOException {
        System.out.println("PORT " + port);
        try (var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                publish.accept(line);
            }
        }
        System.exit(0);
    }

    static boolean isInit(String message) {
        return message.contains(INIT);
    }

    static boolean isSubscribe(String message) {
        return message.contains(SUBSCRIBE);
    }
}
