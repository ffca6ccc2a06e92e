package com.slackclone.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// The GraphQL documents of the tests, `src/test/resources/graphql-test/{name}.graphql`.
public final class Documents {

    private Documents() {}

    public static String read(String name) {
        try (var in = Documents.class.getResourceAsStream("/graphql-test/" + name + ".graphql")) {
            if (in == null) {
                throw new IllegalArgumentException("No document " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
