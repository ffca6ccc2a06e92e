package com.slackclone.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.slackclone.testing.ApplicationTest;
import com.slackclone.testing.Mails;
import com.slackclone.testing.Node;
import com.slackclone.testing.Person;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;

@ApplicationTest
class SuppressionIT {

    private final Node node;

    SuppressionIT(Node node) {
        this.node = node;
    }

    @Test
    void anAddressThatBouncedGetsNoMoreMail() {
        var gone = Person.newEmail();
        var other = Person.newEmail();
        var mailer = node.bean(Mailer.class);
        mailer.send(new Mail(gone, "First", "Hello", null));
        Mails.await(gone, "First");

        var sqs = node.bean(SqsClient.class);
        var url = sqs.getQueueUrl(get -> get.queueName("slack-clone-local-email-feedback"))
                .queueUrl();
        var bounce = """
                {"notificationType": "Bounce", "bounce": {"bounceType": "Permanent",
                 "bouncedRecipients": [{"emailAddress": "%s"}]}}
                """.formatted(gone);
        sqs.sendMessage(send -> send.queueUrl(url).messageBody(bounce));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> node.bean(SuppressionTable.class).isSuppressed(gone));

        mailer.send(new Mail(gone, "Second", "Hello", null));
        mailer.send(new Mail(other, "Second", "Hello", null));
        Mails.await(other, "Second");
        await().during(Duration.ofSeconds(2))
                .until(() ->
                        Mails.to(gone).stream().noneMatch(mail -> mail.subject().equals("Second")));
        assertThat(node.bean(SuppressionTable.class).isSuppressed(other)).isFalse();
    }
}
