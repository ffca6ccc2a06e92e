package com.slackclone.faults;

import com.slackclone.testing.LocalStack;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;

/// Nodes as processes of their own, over services that may be broken without harm to other tests.
record Cluster(LocalStack stack, RedisProcess redis, DynamoProxy dynamo, WorkQueueProbe queue, List<NodeProcess> nodes)
        implements AutoCloseable {

    /// Starts everything, and waits until all nodes are ready.
    static Cluster start(int size) throws IOException {
        var stack = LocalStack.start();
        var redis = RedisProcess.start();
        var dynamo = DynamoProxy.to(stack.endpoint("dynamodb"));
        var environment = environment(stack, redis, dynamo);
        var nodes = IntStream.range(0, size)
                .mapToObj(i -> NodeProcess.start("node-" + (char) ('a' + i), environment))
                .toList();
        nodes.forEach(NodeProcess::awaitReady);
        return new Cluster(stack, redis, dynamo, new WorkQueueProbe(sqs(stack)), nodes);
    }

    private static Map<String, String> environment(LocalStack stack, RedisProcess redis, DynamoProxy dynamo) {
        var smtp = URI.create(stack.endpoint("smtp"));
        return Map.ofEntries(
                Map.entry("DATABASE_URL", "dynamodb://" + dynamo.authority() + "/slack-clone-local"),
                Map.entry("REDIS_URL", redis.url()),
                Map.entry("SQS_ENDPOINT", stack.endpoint("sqs")),
                Map.entry("S3_ENDPOINT", stack.endpoint("s3")),
                Map.entry("OPENSEARCH_URL", stack.endpoint("opensearch")),
                Map.entry("SMTP_HOST", smtp.getHost()),
                Map.entry("SMTP_PORT", Integer.toString(smtp.getPort())),
                Map.entry("AWS_REGION", "us-east-1"),
                Map.entry("S3_BUCKET", "slack-clone-local-files"),
                Map.entry("S3_BUCKET_THUMBNAILS", "slack-clone-local-thumbnails"),
                Map.entry("JWT_SECRET", "a-secret-of-a-test-with-at-least-256-bits"),
                Map.entry("EMAIL_DELAY", "0s"));
    }

    private static SqsClient sqs(LocalStack stack) {
        return SqsClient.builder()
                .endpointOverride(URI.create(stack.endpoint("sqs")))
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .build();
    }

    /// Those behind the last start anew.
    NodeProcess node(int number) {
        return nodes.get(Math.floorMod(number, nodes.size()));
    }

    @Override
    public void close() {
        nodes.forEach(NodeProcess::close);
        queue.close();
        dynamo.close();
        redis.close();
        stack.close();
    }
}
