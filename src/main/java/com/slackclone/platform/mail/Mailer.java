package com.slackclone.platform.mail;

import jakarta.annotation.PreDestroy;
import jakarta.mail.MessagingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/// Sends mail over SMTP, off the path of the request that causes it.
///
/// At most once, and only as long as this node lives: a mail is tried four times within half a minute and then
/// given up. What must arrive is offered anew by whoever caused it, as an invitation can be sent again. Neither
/// addresses nor bodies are ever logged.
@Component
public class Mailer {

    private static final Logger log = LoggerFactory.getLogger(Mailer.class);
    private static final List<Duration> PAUSES =
            List.of(Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(20));
    private static final int CONNECTIONS = 8;
    private static final int WAITING = 1_000;

    private final JavaMailSender sender;
    private final MailSettings settings;
    private final List<Duration> pauses;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("mail-", 0).factory());
    private final Semaphore waiting = new Semaphore(WAITING);
    private final Semaphore connections = new Semaphore(CONNECTIONS);

    @Autowired
    Mailer(JavaMailSender sender, MailSettings settings) {
        this(sender, settings, PAUSES);
    }

    Mailer(JavaMailSender sender, MailSettings settings, List<Duration> pauses) {
        this.sender = sender;
        this.settings = settings;
        this.pauses = pauses;
    }

    /// Returns at once. Call it when what the mail tells of has been stored.
    public void send(Mail mail) {
        if (!settings.enabled()) {
            return;
        }
        if (!waiting.tryAcquire()) {
            log.error("Gave up a mail, as {} are waiting", WAITING);
            return;
        }
        threads.execute(() -> {
            try {
                deliver(mail);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                log.error("Gave up a mail, as the server stops");
            } finally {
                waiting.release();
            }
        });
    }

    private void deliver(Mail mail) throws InterruptedException {
        for (var pause : pauses) {
            if (attempt(mail)) {
                return;
            }
            Thread.sleep(pause);
        }
        if (!attempt(mail)) {
            log.error("Gave up a mail after {} attempts", pauses.size() + 1);
        }
    }

    private boolean attempt(Mail mail) throws InterruptedException {
        connections.acquire();
        try {
            var message = sender.createMimeMessage();
            fill(new MimeMessageHelper(message, mail.html() != null, StandardCharsets.UTF_8.name()), mail);
            sender.send(message);
            return true;
        } catch (MailException | MessagingException e) {
            // The messages of these exceptions hold addresses.
            log.warn("A mail could not be sent: {}", e.getClass().getSimpleName());
            return false;
        } finally {
            connections.release();
        }
    }

    private void fill(MimeMessageHelper message, Mail mail) throws MessagingException {
        message.setFrom(settings.from());
        message.setTo(mail.to());
        message.setSubject(mail.subject());
        if (mail.html() == null) {
            message.setText(mail.text());
        } else {
            message.setText(mail.text(), mail.html());
        }
    }

    @PreDestroy
    void close() {
        threads.shutdownNow();
    }
}
