package com.slackclone.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mail.javamail.JavaMailSenderImpl;

class SmtpTest {

    private final RecordingSender sender = new RecordingSender();
    private final Smtp smtp =
            new Smtp(sender, new MailSettings(true, "noreply@example.com", Duration.ZERO, Duration.ofMinutes(2)));

    @Test
    void sendsBothBodies() throws Exception {
        smtp.send(new Mail("bob@example.org", "Grüße", "the text", "<p>the text</p>"));

        var message = sender.sent.getFirst();
        assertThat(message.getSubject()).isEqualTo("Grüße");
        assertThat(message.getFrom()[0]).hasToString("noreply@example.com");
        assertThat(message.getAllRecipients()[0]).hasToString("bob@example.org");
        assertThat(message.getContentType()).startsWith("multipart/");
    }

    @Test
    void sendsTextAlone() throws Exception {
        smtp.send(new Mail("bob@example.org", "Grüße", "the text", null));

        assertThat(sender.sent.getFirst().getContent()).isEqualTo("the text");
    }

    @Test
    void saysHowToHaveNoMore() throws Exception {
        var mail = new Mail("bob@example.org", "Hi\r\nBcc: eve@example.org", "the text", null);
        smtp.send(mail.unsubscribedAt(URI.create("https://app.example.com/email/unsubscribe?token=a.b")));

        var message = sender.sent.getFirst();
        assertThat(message.getHeader("List-Unsubscribe"))
                .containsExactly("<https://app.example.com/email/unsubscribe?token=a.b>");
        assertThat(message.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
        assertThat(message.getSubject()).isEqualTo("Hi Bcc: eve@example.org");
        assertThat(message.getHeader("Bcc")).isNull();
    }

    private static final class RecordingSender extends JavaMailSenderImpl {

        final List<MimeMessage> sent = new ArrayList<>();

        @Override
        public void send(MimeMessage message) {
            try {
                message.saveChanges();
            } catch (MessagingException e) {
                throw new IllegalStateException(e);
            }
            sent.add(message);
        }
    }
}
