package com.slackclone.pipeline;

import com.slackclone.platform.aws.Queue;
import com.slackclone.platform.dynamodb.DynamoProperties;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/// The queue that the pipe sends changes to.
@Component
class ChangeQueue {

    /// What a call can take.
    static final int BATCH = 10;

    /// For how long a message is out of sight of other nodes once it is received or [hidden][#hide].
    static final Duration VISIBILITY = Duration.ofMinutes(1);

    /// How long a call waits for messages. A node that ends waits for the call.
    static final Duration WAIT = Duration.ofSeconds(5);

    private static final Logger log = LoggerFactory.getLogger(ChangeQueue.class);

    /// @param receipt names this receiving of the message
    /// @param receives how often it was received, this time included
    record Received(String id, String receipt, String body, int receives) {

        private static Received of(Message message) {
            var receives = message.attributes().get(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT);
            return new Received(
                    message.messageId(), message.receiptHandle(), message.body(), Integer.parseInt(receives));
        }
    }

    private final SqsClient client;
    private final String name;
    private final AtomicReference<@Nullable String> knownUrl = new AtomicReference<>();

    ChangeQueue(SqsClient client, DynamoProperties database) {
        this.client = client;
        this.name = Queue.CHANGES.nameIn(database.prefix());
    }

    /// Waits for messages for a few seconds.
    ///
    /// @param most at most 10
    List<Received> receive(int most) {
        var url = url();
        return client
                .receiveMessage(receive -> receive.queueUrl(url)
                        .maxNumberOfMessages(most)
                        .waitTimeSeconds((int) WAIT.toSeconds())
                        .visibilityTimeout((int) VISIBILITY.toSeconds())
                        .messageSystemAttributeNames(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT))
                .messages()
                .stream()
                .map(Received::of)
                .toList();
    }

    /// A message that can't be deleted comes again.
    ///
    /// @param messages at most 10
    void delete(List<Received> messages) {
        var url = url();
        var entries = IntStream.range(0, messages.size())
                .mapToObj(i -> DeleteMessageBatchRequestEntry.builder()
                        .id(Integer.toString(i))
                        .receiptHandle(messages.get(i).receipt())
                        .build())
                .toList();
        report(client.deleteMessageBatch(delete -> delete.queueUrl(url).entries(entries))
                .failed());
    }

    /// Lets nobody receive messages that this node holds before some time has passed.
    void hide(Collection<Received> messages, Duration time) {
        var all = new ArrayList<>(messages);
        for (var start = 0; start < all.size(); start += BATCH) {
            hideBatch(all.subList(start, Math.min(start + BATCH, all.size())), time);
        }
    }

    private void hideBatch(List<Received> messages, Duration time) {
        var url = url();
        var entries = IntStream.range(0, messages.size())
                .mapToObj(i -> ChangeMessageVisibilityBatchRequestEntry.builder()
                        .id(Integer.toString(i))
                        .receiptHandle(messages.get(i).receipt())
                        .visibilityTimeout((int) time.toSeconds())
                        .build())
                .toList();
        report(client.changeMessageVisibilityBatch(
                        change -> change.queueUrl(url).entries(entries))
                .failed());
    }

    private static void report(List<BatchResultErrorEntry> failed) {
        failed.forEach(failure -> log.warn("A message of the queue comes again: {}", failure.code()));
    }

    private String url() {
        var known = knownUrl.get();
        if (known != null) {
            return known;
        }
        var url = client.getQueueUrl(get -> get.queueName(name)).queueUrl();
        knownUrl.set(url);
        return url;
    }
}
