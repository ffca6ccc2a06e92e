package com.slackclone.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;

@ExtendWith(OutputCaptureExtension.class)
class MailerTest {

    private static final List<Duration> PAUSES = List.of(Duration.ofMillis(1), Duration.ofMillis(1));
    private static final Mail MAIL = new Mail("bob@example.org", "Grüße", "the secret link", "<p>the secret link</p>");

    private final FlakySender sender = new FlakySender();

    @Test
    void sendsBothBodies() throws Exception {
        mailer(true).send(MAIL);

        await().until(() -> sender.sent.size() == 1);
        var message = sender.sent.getFirst();
        assertThat(message.getSubject()).isEqualTo("Grüße");
        assertThat(message.getFrom()[0]).hasToString("noreply@example.com");
        assertThat(message.getAllRecipients()[0]).hasToString("bob@example.org");
        assertThat(message.getContentType()).startsWith("multipart/");
    }

    @Test
    void triesAgain() {
        sender.failures.set(2);

        mailer(true).send(MAIL);

        await().until(() -> sender.sent.size() == 1);
    }

    @Test
    void givesUpWithoutTellingWhoAndWhat(CapturedOutput output) {
        sender.failures.set(99);

        mailer(true).send(MAIL);

        await().until(() -> output.getOut().contains("Gave up a mail after 3 attempts"));
        assertThat(sender.sent).isEmpty();
        assertThat(output.getAll()).doesNotContain("bob@example.org", "secret link");
    }

    @Test
    void sendsNothingWhenSwitchedOff() {
        sender.failures.set(1);

        mailer(false).send(MAIL);

        assertThat(sender.failures).hasValue(1);
        assertThat(sender.sent).isEmpty();
    }

    private Mailer mailer(boolean enabled) {
        return new Mailer(sender, new MailSettings(enabled, "noreply@example.com"), PAUSES);
    }

    private static final class FlakySender extends JavaMailSenderImpl {

        final List<MimeMessage> sent = new CopyOnWriteArrayList<>();
        final AtomicInteger failures = new AtomicInteger();

        @Override
        public void send(MimeMessage message) {
            if (failures.getAndDecrement() > 0) {
                throw new MailSendException("550 bob@example.org is unknown");
            }
            try {
                message.saveChanges();
            } catch (jakarta.mail.MessagingException e) {
                throw new IllegalStateException(e);
            }
            sent.add(message);
        }
    }
}
