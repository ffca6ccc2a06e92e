package com.slackclone.load.api;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The server's GraphQL over HTTP.
///
/// @param token of who asks; empty for somebody who is not signed in
record Api(HttpClient http, URI url, String token) {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    static Api of(int port) {
        var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        return new Api(http, URI.create("http://127.0.0.1:" + port + "/graphql"), "");
    }

    Api as(String accessToken) {
        return new Api(http, url, accessToken);
    }

    /// @return the answer's `data`
    JsonNode run(String query, Map<String, ?> variables) throws IOException, InterruptedException {
        return data(http.send(request(query, variables), BodyHandlers.ofString()));
    }

    /// @return completes exceptionally, with an [IOException], if the answer has errors
    CompletableFuture<JsonNode> start(String query, Map<String, ?> variables) {
        return http.sendAsync(request(query, variables), BodyHandlers.ofString())
                .thenCompose(response -> {
                    try {
                        return CompletableFuture.completedFuture(data(response));
                    } catch (IOException e) {
                        return CompletableFuture.failedFuture(e);
                    }
                });
    }

    private HttpRequest request(String query, Map<String, ?> variables) {
        var body = JsonMapper.shared().writeValueAsString(Map.of("query", query, "variables", variables));
        var request = HttpRequest.newBuilder(url)
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .header("Accept", "application/graphql-response+json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return token.isEmpty()
                ? request.build()
                : request.header("Authorization", "Bearer " + token).build();
    }

    private static JsonNode data(HttpResponse<String> response) throws IOException {
        var answer = JsonMapper.shared().readTree(response.body());
        if (answer.has("errors") || !answer.has("data")) {
            throw new IOException("The server answered " + response.statusCode() + ": " + response.body());
        }
        return answer.path("data");
    }
}
