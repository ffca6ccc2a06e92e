package com.slackclone.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/// The JSON protocol that DynamoDB and SQS share, without the SDK, whose first client costs a second of start.
///
/// The signature is a dummy: neither server checks it.
final class AwsJson implements AutoCloseable {

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI endpoint;
    private final String target;
    private final String contentType;

    /// @param target the service's name in `X-Amz-Target`, such as `DynamoDB_20120810`
    AwsJson(String endpoint, String target, String contentType) {
        this.endpoint = URI.create(endpoint);
        this.target = target;
        this.contentType = contentType;
    }

    /// @throws StartFailure with the service's own words if it refuses
    JsonNode call(String operation, JsonNode body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(endpoint)
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", contentType)
                .header("X-Amz-Target", target + "." + operation)
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=%s/20260101/%s/local/aws4_request, SignedHeaders=host, Signature=0"
                                .formatted(Aws.ACCESS_KEY, Aws.REGION))
                .POST(BodyPublishers.ofString(body.toString()))
                .build();
        var response = client.send(request, BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new StartFailure("%s of %s was refused: %s".formatted(operation, body, response.body()));
        }
        return response.body().isEmpty()
                ? JsonNodeFactory.instance.objectNode()
                : JsonMapper.shared().readTree(response.body());
    }

    @Override
    public void close() {
        client.close();
    }
}
