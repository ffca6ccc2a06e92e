package com.slackclone.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.slackclone.platform.aws.Queue;
import com.slackclone.platform.aws.WorkQueues;
import com.slackclone.testing.LocalStack;
import com.slackclone.testing.Node;
import com.slackclone.testing.Wire;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// On a stack of its own, where only the workers of a test look at the queue.
@ExtendWith(OutputCaptureExtension.class)
class MailQueueIT {

    private static final String WORKER = "--slack-clone.roles=worker";
    private static final String AT_ONCE = "--slack-clone.mail.retry-delay=0s";
    private static final Duration SOON = Duration.ofSeconds(30);

    private static final List<com.slackclone.testing.Mail> arrived = new CopyOnWriteArrayList<>();
    private static LocalStack stack;
    private static Node web;
    private static SqsClient sqs;

    private final String id = UUID.randomUUID().toString();
    private final String address = "p" + id + "@example.org";
    private final Mail mail = new Mail(address, "Hello", "the secret link", null);

    @BeforeAll
    static void start() {
        stack = LocalStack.start();
        stack.onMail(arrived::add);
        web = node(Map.of(), "--slack-clone.roles=web", "--slack-clone.mail.visibility=5s");
        sqs = web.bean(SqsClient.class);
    }

    @AfterAll
    static void stop() {
        web.close();
        stack.close();
    }

    @Test
    void aMailWaitsForAWorker() {
        mailer().send(mail);
        assertThat(waiting("mails")).isEqualTo(1);

        try (var _ = node(Map.of(), WORKER)) {
            awaitEmptyQueue();
            assertThat(arrivals()).isEqualTo(1);
        }
    }

    @Test
    void manyMailsAreSentEachOnce() {
        try (var _ = node(Map.of(), WORKER);
                var _ = node(Map.of(), WORKER)) {
            mailer().send(IntStream.range(0, 25).mapToObj(_ -> mail).toList());

            awaitEmptyQueue();
            assertThat(arrivals()).isEqualTo(25);
        }
    }

    @Test
    void aMailThatIsQueuedTwiceIsSentOnce() {
        mailer().send(id, mail);
        mailer().send(id, mail);

        try (var _ = node(Map.of(), WORKER, AT_ONCE)) {
            awaitEmptyQueue();
            mailer().send(id, mail);
            awaitEmptyQueue();
            assertThat(arrivals()).isEqualTo(1);
        }
    }

    @Test
    void aMailOutlastsTheMailServersOutage() {
        try (var wire = Wire.to(stack, "smtp");
                var _ = node(
                        Map.of("smtp", "smtp://" + wire.authority()), WORKER, "--slack-clone.mail.retry-delay=1s")) {
            wire.cut();
            mailer().send(mail);
            await().atMost(SOON).until(() -> waiting("mails") == 0 && inFlight() == 1);

            wire.mend();

            awaitEmptyQueue();
            assertThat(arrivals()).isEqualTo(1);
        }
    }

    @Test
    void whatCanNotBeSentBecomesADeadLetterAndStaysASecret(CapturedOutput output) {
        try (var wire = Wire.to(stack, "smtp");
                var _ = node(Map.of("smtp", "smtp://" + wire.authority()), WORKER, AT_ONCE)) {
            wire.cut();
            mailer().send(mail);
            sqs.sendMessage(send -> send.queueUrl(url("mails")).messageBody("{\"to\": \"" + address + "\"}"));

            await().atMost(SOON).until(() -> waiting("mails-dlq") == 2);
            assertThat(output.getAll())
                    .contains("could not be sent at attempt 18", "is no mail")
                    .doesNotContain(address, "secret link");
            sqs.purgeQueue(purge -> purge.queueUrl(url("mails-dlq")));
        }
    }

    @Test
    void whatANodeWasAtWhenItDiedGoesOutFromAnother() {
        mailer().send(id, mail);
        var dead = web.bean(WorkQueues.class)
                .open(Queue.MAILS, web.bean(MailSettings.class).visibility());
        assertThat(dead.receive(1)).hasSize(1);
        assertThat(web.bean(SentMails.class).claim(id)).isEqualTo(SentMails.Claim.SEND);

        try (var _ = node(Map.of(), WORKER, "--slack-clone.mail.retry-delay=1s")) {
            awaitEmptyQueue();
            assertThat(arrivals()).isEqualTo(1);
        }
    }

    @Test
    void nothingIsQueuedWhereMailIsSwitchedOff() {
        try (var off = node(Map.of(), WORKER, "--slack-clone.mail.enabled=false")) {
            off.bean(Mailer.class).send(mail);

            assertThat(waiting("mails")).isZero();
        }
    }

    private static Node node(Map<String, String> services, String... arguments) {
        return Node.start(
                Stream.concat(stack.arguments(services), Stream.of(arguments)).toArray(String[]::new));
    }

    private static Mailer mailer() {
        return web.bean(Mailer.class);
    }

    private long arrivals() {
        return arrived.stream().filter(one -> one.to().equals(address)).count();
    }

    private static void awaitEmptyQueue() {
        await().atMost(SOON).until(() -> waiting("mails") == 0 && inFlight() == 0);
    }

    private static int waiting(String queue) {
        return attribute(queue, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES);
    }

    private static int inFlight() {
        return attribute("mails", QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE);
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
