package com.slackclone.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// A GraphQL client over HTTP.
///
/// @param token an access token; null for someone who is not signed in
public record ApiClient(URI url, @Nullable String token) {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    public ApiClient as(String accessToken) {
        return new ApiClient(url, accessToken);
    }

    /// @param name of a [document][Documents]
    public Answer run(String name, Map<String, ?> variables) {
        return send(Documents.read(name), variables);
    }

    public Answer run(String name) {
        return run(name, Map.of());
    }

    /// @param document the GraphQL text itself
    public Answer send(String document, Map<String, ?> variables) {
        return post(JsonMapper.shared().writeValueAsString(Map.of("query", document, "variables", variables)));
    }

    public Answer send(String document) {
        return send(document, Map.of());
    }

    /// @param body of the request, as it stands
    public Answer post(String body) {
        var request = HttpRequest.newBuilder(url)
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .header("Accept", "application/graphql-response+json, application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        var recording = Calls.currentId();
        if (recording != null) {
            request.header(Calls.HEADER, recording);
        }
        try {
            return Answer.of(HTTP.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
