package com.slackclone.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.slackclone.platform.redis.Redis;
import com.slackclone.testing.LocalStack;
import com.slackclone.testing.Node;
import com.slackclone.testing.Person;
import com.slackclone.testing.SocketStream;
import com.slackclone.testing.Team;
import com.slackclone.testing.Wire;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// On a stack of its own, where only the workers of a test look at the queue.
class ChangeStreamIT {

    private static final String WORKER = "--slack-clone.roles=worker";
    private static final String WEB = "--slack-clone.roles=web";
    private static final String AT_ONCE = "--slack-clone.pipeline.retry-delay=0s";
    private static final Duration SOON = Duration.ofSeconds(30);

    private static LocalStack stack;

    /// To Redis, for the node that loses it.
    private static Wire wire;

    private static Node losing;
    private static Node listening;
    private static Team team;
    private static SqsClient sqs;

    private String channel;
    private Person ada;

    @BeforeAll
    static void start() {
        stack = LocalStack.start();
        wire = Wire.to(stack, "redis");
        losing = node(wire, WEB);
        listening = node(WEB);
        team = Team.create(losing);
        sqs = listening.bean(SqsClient.class);
    }

    @AfterAll
    static void stop() {
        losing.close();
        listening.close();
        wire.close();
        stack.close();
    }

    @BeforeEach
    void newChannel() {
        wire.mend();
        ada = team.admin();
        channel = ada.at(listening).createChannel(team.id(), "c" + System.nanoTime(), "PUBLIC");
        var created = receive();
        sqs.deleteMessage(delete -> delete.queueUrl(url("changes")).receiptHandle(created.receiptHandle()));
        // Its events are published by then, and the node knows who is in the channel.
        await().atMost(SOON)
                .ignoreExceptions()
                .until(() -> losing.bean(Redis.class).commands().ping().equals("PONG"));
        ada.api().run("room", Map.of("id", channel)).ok();
    }

    @Test
    void eventsThatTheirNodeCouldNotPublishComeOnceAndInOrder() {
        try (var _ = node(WORKER);
                var socket = listening.socket(ada.token())) {
            var stream = open(socket.run("roomEvents", Map.of("id", channel)));

            sendWithoutRedis(10);

            var seqs = IntStream.range(0, 10)
                    .mapToObj(_ ->
                            stream.awaitEvent("MessageSent").at("/message/seq").asInt())
                    .toList();
            assertThat(seqs).isEqualTo(IntStream.rangeClosed(1, 10).boxed().toList());
            awaitEmptyQueue();
            assertThat(count(stream, "MessageSent")).isEqualTo(10);
        }
    }

    @Test
    void whatTheQueueDeliversTwiceIsPublishedOnce() {
        try (var socket = listening.socket(ada.token())) {
            var stream = open(socket.run("roomEvents", Map.of("id", channel)));
            sendWithoutRedis(1);
            var change = receive();
            IntStream.range(0, 3).forEach(_ -> sendToQueue(change.body()));
            sqs.changeMessageVisibility(hide -> hide.queueUrl(url("changes"))
                    .receiptHandle(change.receiptHandle())
                    .visibilityTimeout(0));

            try (var _ = node(WORKER)) {
                stream.awaitEvent("MessageSent");
                awaitEmptyQueue();
                assertThat(count(stream, "MessageSent")).isEqualTo(1);
            }
        }
    }

    @Test
    void whatIsNoChangeBecomesADeadLetter() {
        try (var _ = node(WORKER, AT_ONCE)) {
            sendToQueue("not JSON");
            sendToQueue("{\"eventID\": \"1\", \"dynamodb\": {}}");

            await().atMost(SOON).until(() -> waiting("changes-dlq") == 2);
            awaitEmptyQueue();
            sqs.purgeQueue(purge -> purge.queueUrl(url("changes-dlq")));
        }
    }

    @Test
    void aWorkerThatCanNotReachRedisKeepsWhatItHolds() {
        try (var away = Wire.to(stack, "redis");
                var _ = node(away, WORKER, AT_ONCE);
                var socket = listening.socket(ada.token())) {
            var stream = open(socket.run("roomEvents", Map.of("id", channel)));
            away.cut();
            sendWithoutRedis(3);
            await().atMost(SOON).until(() -> inFlight() == 3);
            await().during(Duration.ofSeconds(2)).until(() -> inFlight() == 3 && count(stream, "MessageSent") == 0);

            away.mend();

            IntStream.range(0, 3).forEach(_ -> stream.awaitEvent("MessageSent"));
            awaitEmptyQueue();
            assertThat(waiting("changes-dlq")).isZero();
        }
    }

    @Test
    void whatAWorkerHoldsWhenItStopsIsDoneByAnotherAtOnce() {
        try (var away = Wire.to(stack, "redis");
                var socket = listening.socket(ada.token())) {
            var stream = open(socket.run("roomEvents", Map.of("id", channel)));
            var first = node(away, WORKER);
            away.cut();
            sendWithoutRedis(5);
            await().atMost(SOON).until(() -> inFlight() == 5);

            first.close();

            assertThat(waiting("changes")).isEqualTo(5);
            try (var _ = node(WORKER)) {
                IntStream.range(0, 5).forEach(_ -> stream.awaitEvent("MessageSent"));
                awaitEmptyQueue();
                assertThat(count(stream, "MessageSent")).isEqualTo(5);
            }
        }
    }

    @Test
    void aNodeThatOnlyWorksServesItsHealthAndNothingElse() {
        try (var worker = node(WORKER)) {
            assertThat(worker.get("/health/liveness").statusCode()).isEqualTo(200);
            assertThat(worker.get("/graphql").statusCode()).isEqualTo(404);
            assertThat(worker.get("/health/../graphql").statusCode()).isNotEqualTo(200);
        }
    }

    /// A node whose Redis is behind a wire.
    private static Node node(Wire redis, String... arguments) {
        return Node.start(Stream.concat(
                        stack.arguments(Map.of("redis", "redis://" + redis.authority())), Stream.of(arguments))
                .toArray(String[]::new));
    }

    private static Node node(String... arguments) {
        return Node.start(
                Stream.concat(stack.arguments(Map.of()), Stream.of(arguments)).toArray(String[]::new));
    }

    /// Acknowledged by a node that can't publish.
    private void sendWithoutRedis(int messages) {
        wire.cut();
        IntStream.rangeClosed(1, messages).forEach(i -> ada.send(channel, "Message " + i));
    }

    private static SocketStream open(SocketStream stream) {
        stream.awaitEvent("StreamOpened");
        return stream;
    }

    private static long count(SocketStream stream, String typename) {
        return stream.all().stream()
                .map(message -> message.at("/payload/data/roomEvents"))
                .filter(event -> event.path("__typename").asString("").equals(typename))
                .map(event -> event.at("/id").asString())
                .count();
    }

    private static Message receive() {
        return sqs.receiveMessage(receive -> receive.queueUrl(url("changes")).waitTimeSeconds(10))
                .messages()
                .getFirst();
    }

    private static void sendToQueue(String body) {
        sqs.sendMessage(send -> send.queueUrl(url("changes")).messageBody(body));
    }

    private static void awaitEmptyQueue() {
        await().atMost(SOON).until(() -> waiting("changes") == 0 && inFlight() == 0);
    }

    private static int waiting(String queue) {
        return attribute(queue, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES);
    }

    private static int inFlight() {
        return attribute("changes", QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE);
    }

    private static int attribute(String queue, QueueAttributeName name) {
        var answer = sqs.getQueueAttributes(get -> get.queueUrl(url(queue)).attributeNames(List.of(name)));
        return Integer.parseInt(answer.attributes().get(name));
    }

    private static String url(String queue) {
        return sqs.getQueueUrl(get -> get.queueName("slack-clone-local-" + queue))
                .queueUrl();
    }
}
