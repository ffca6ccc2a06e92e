package com.slackclone.faults;

import java.util.List;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// Looks into the queue of changes, and makes it do what queues may do.
final class WorkQueueProbe implements AutoCloseable {

    private static final List<QueueAttributeName> COUNTS = List.of(
            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED);

    private final SqsClient sqs;
    private final String url;
    private final String deadLetters;

    WorkQueueProbe(SqsClient sqs) {
        this.sqs = sqs;
        this.url = url("changes");
        this.deadLetters = url("changes-dlq");
    }

    private String url(String queue) {
        return sqs.getQueueUrl(get -> get.queueName("slack-clone-local-" + queue))
                .queueUrl();
    }

    /// Takes what is there before the workers do, and puts it back twice: now, and a few seconds late.
    ///
    /// @return how many changes will come again
    int repeat() {
        var received = sqs.receiveMessage(receive -> receive.queueUrl(url)
                        .maxNumberOfMessages(10)
                        .waitTimeSeconds(1)
                        .visibilityTimeout(1))
                .messages();
        for (var message : received) {
            for (var delay : List.of(0, 2)) {
                sqs.sendMessage(
                        send -> send.queueUrl(url).messageBody(message.body()).delaySeconds(delay));
            }
        }
        return received.size();
    }

    boolean isEmpty() {
        return count(url) == 0;
    }

    int deadLetters() {
        return count(deadLetters);
    }

    private int count(String queue) {
        var attributes = sqs.getQueueAttributes(get -> get.queueUrl(queue).attributeNames(COUNTS))
                .attributes();
        return attributes.values().stream().mapToInt(Integer::parseInt).sum();
    }

    @Override
    public void close() {
        sqs.close();
    }
}
