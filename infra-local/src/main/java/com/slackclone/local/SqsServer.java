package com.slackclone.local;

import java.io.IOException;
import java.util.List;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;

/// ElasticMQ, which keeps its messages in memory.
final class SqsServer implements LocalServer {

    private final int port;
    private final List<StackTemplate.Queue> queues;

    SqsServer(int port, List<StackTemplate.Queue> queues) {
        this.port = port;
        this.queues = queues;
    }

    @Override
    public ServerName name() {
        return ServerName.SQS;
    }

    @Override
    public Started start() throws Exception {
        var server = SQSRestServerBuilder.withInterface(Loopback.HOST)
                .withPort(port)
                .withAWSRegion(Aws.REGION)
                .withAWSAccountId(Aws.ACCOUNT)
                .start();
        String endpoint =
                Loopback.url("http", server.waitUntilStarted().localAddress().getPort());
        createQueues(endpoint);
        return new Started(endpoint, server::stopAndWait);
    }

    private void createQueues(String endpoint) throws IOException, InterruptedException {
        try (var sqs = new AwsJson(endpoint, "AmazonSQS", "application/x-amz-json-1.0")) {
            for (var queue : queues) {
                sqs.call("CreateQueue", queue.createQueue());
            }
        }
    }
}
