package com.slackclone.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// The GraphQL documents of the tests, `src/test/resources/graphql-test/{name}.graphql`.
public final class Documents {

    private Documents() {}

    public static String read(String name) {
        return resource("/graphql-test/" + name + ".graphql");
    }

    /// @param path from the root of the classpath
    public static String resource(String path) {
        try (var in = Documents.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalArgumentException("There is no " + path);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
