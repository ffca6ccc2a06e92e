package com.slackclone.platform.mail;

import jakarta.mail.MessagingException;
import java.nio.charset.StandardCharsets;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/// Hands mails to the mail server.
@Component
class Smtp {

    private final JavaMailSender sender;
    private final MailSettings settings;

    Smtp(JavaMailSender sender, MailSettings settings) {
        this.sender = sender;
        this.settings = settings;
    }

    /// @throws MessagingException or a [org.springframework.mail.MailException] when the server did not take it;
    ///     their words hold addresses
    void send(Mail mail) throws MessagingException {
        var message = sender.createMimeMessage();
        fill(new MimeMessageHelper(message, mail.html() != null, StandardCharsets.UTF_8.name()), mail);
        sender.send(message);
    }

    private void fill(MimeMessageHelper message, Mail mail) throws MessagingException {
        message.setFrom(settings.from());
        message.setTo(mail.to());
        message.setSubject(mail.subject());
        if (mail.unsubscribe() != null) {
            // By one click in the mail program: RFC 8058. An URI has no line breaks.
            message.getMimeMessage().setHeader("List-Unsubscribe", "<" + mail.unsubscribe() + ">");
            message.getMimeMessage().setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        if (mail.html() == null) {
            message.setText(mail.text());
        } else {
            message.setText(mail.text(), mail.html());
        }
    }
}
