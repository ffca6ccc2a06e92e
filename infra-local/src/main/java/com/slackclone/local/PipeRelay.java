package com.slackclone.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Plays the part of an EventBridge Pipe: carries the records of a table's stream to a queue.
///
/// Each record is a message of its own, in the order of the stream, at least once. A server that refuses or does not
/// answer is asked again until it does. Where the relay stands in the stream is in memory, like the stream.
final class PipeRelay {

    private static final Logger LOG = LoggerFactory.getLogger(PipeRelay.class);
    private static final long IDLE_MILLIS = 100;
    private static final long FAILED_MILLIS = 500;

    private final StackTemplate.Pipe pipe;
    private final TableStream stream;
    private final AwsJson sqs;
    private final String queueUrl;

    private PipeRelay(StackTemplate.Pipe pipe, TableStream stream, AwsJson sqs, String queueUrl) {
        this.pipe = pipe;
        this.stream = stream;
        this.sqs = sqs;
        this.queueUrl = queueUrl;
    }

    /// Runs on a thread of its own until the process ends.
    ///
    /// @throws StartFailure if the table's stream or the queue is not there
    static void start(StackTemplate.Pipe pipe, Map<ServerName, String> endpoints) {
        try {
            var sqs = new AwsJson(endpoint(endpoints, ServerName.SQS), "AmazonSQS", "application/x-amz-json-1.0");
            var name = JsonNodeFactory.instance.objectNode().put("QueueName", pipe.queue());
            String queueUrl = sqs.call("GetQueueUrl", name).path("QueueUrl").asString();
            var stream = TableStream.open(endpoint(endpoints, ServerName.DYNAMODB), pipe.table(), pipe.batch());
            var relay = new PipeRelay(pipe, stream, sqs, queueUrl);
            Thread.ofPlatform().daemon().name("relay-" + pipe.queue()).start(relay::run);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("interrupted", e);
        }
    }

    private static String endpoint(Map<ServerName, String> endpoints, ServerName server) {
        return Objects.requireNonNull(endpoints.get(server));
    }

    private void run() {
        try (stream;
                sqs) {
            while (true) {
                pass();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void pass() throws InterruptedException {
        try {
            if (!stream.poll(this::forward)) {
                Thread.sleep(IDLE_MILLIS);
            }
        } catch (IOException | RuntimeException e) {
            LOG.info("the relay to {} tries again", pipe.queue(), e);
            Thread.sleep(FAILED_MILLIS);
        }
    }

    private void forward(JsonNode streamRecord) {
        if (!pipe.filter().passes(streamRecord)) {
            return;
        }
        ObjectNode message = JsonNodeFactory.instance
                .objectNode()
                .put("QueueUrl", queueUrl)
                .put("MessageBody", streamRecord.toString());
        try {
            sqs.call("SendMessage", message);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
