package com.slackclone.platform.aws;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/// A queue of work for nodes: what is received and not deleted comes again, to whichever node asks; what was
/// received too often ends among the dead letters of the queue. Blocking; meant for virtual threads.
///
/// @see software.amazon.awssdk.core.exception.SdkException what calls throw when SQS is away
public final class WorkQueue {

    /// What a call can take.
    public static final int BATCH = 10;

    /// How long a call waits for messages. A node that ends waits for the call.
    public static final Duration WAIT = Duration.ofSeconds(5);

    private static final Logger log = LoggerFactory.getLogger(WorkQueue.class);
    private static final Duration SEND_TIMEOUT = Duration.ofSeconds(5);

    /// @param receipt names this receiving of the message
    /// @param receives how often it was received, this time included
    public record Received(String id, String receipt, String body, int receives) {

        private static Received of(Message message) {
            var receives = message.attributes().get(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT);
            return new Received(
                    message.messageId(), message.receiptHandle(), message.body(), Integer.parseInt(receives));
        }
    }

    private final SqsClient client;
    private final String name;
    private final Duration visibility;
    private final AtomicReference<@Nullable String> knownUrl = new AtomicReference<>();

    WorkQueue(SqsClient client, String name, Duration visibility) {
        this.client = client;
        this.name = name;
        this.visibility = visibility;
    }

    /// For how long a message is out of sight of other nodes once it is received.
    public Duration visibility() {
        return visibility;
    }

    /// Puts messages in, a call for each 10. When it returns they are kept.
    ///
    /// @param bodies of at most 256 KiB each
    /// @throws IllegalStateException when some were refused; others may be in by then
    public void send(List<String> bodies) {
        for (var start = 0; start < bodies.size(); start += BATCH) {
            sendBatch(bodies.subList(start, Math.min(start + BATCH, bodies.size())));
        }
    }

    private void sendBatch(List<String> bodies) {
        var url = url();
        var entries = IntStream.range(0, bodies.size())
                .mapToObj(i -> SendMessageBatchRequestEntry.builder()
                        .id(Integer.toString(i))
                        .messageBody(bodies.get(i))
                        .build())
                .toList();
        var answer = client.sendMessageBatch(send -> send.queueUrl(url)
                .entries(entries)
                .overrideConfiguration(override -> override.apiCallTimeout(SEND_TIMEOUT)));
        if (!answer.failed().isEmpty()) {
            throw new IllegalStateException(
                    "The queue refused a message: " + answer.failed().getFirst().code());
        }
    }

    /// Waits for messages for a few seconds.
    ///
    /// @param most at most 10
    public List<Received> receive(int most) {
        var url = url();
        return client
                .receiveMessage(receive -> receive.queueUrl(url)
                        .maxNumberOfMessages(most)
                        .waitTimeSeconds((int) WAIT.toSeconds())
                        .visibilityTimeout((int) visibility.toSeconds())
                        .messageSystemAttributeNames(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT))
                .messages()
                .stream()
                .map(Received::of)
                .toList();
    }

    /// A message that can't be deleted comes again.
    ///
    /// @param messages at most 10
    public void delete(List<Received> messages) {
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
    public void hide(Collection<Received> messages, Duration time) {
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
