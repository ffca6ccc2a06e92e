package com.slackclone.platform.mail;

import com.slackclone.platform.aws.Queue;
import com.slackclone.platform.aws.WorkQueue;
import com.slackclone.platform.aws.WorkQueue.Received;
import com.slackclone.platform.aws.WorkQueues;
import com.slackclone.platform.start.NodeRole;
import com.slackclone.platform.start.NodeRoles;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Sends the mails of the queue on a node that works, ten at a time. One that could not be sent comes again
/// later, and later each time. Neither addresses nor bodies are ever logged.
@Component
class MailWorker implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(MailWorker.class);
    private static final Duration LONGEST_DELAY = Duration.ofMinutes(15);
    private static final int DOUBLINGS = 10;
    private static final Duration FAILURE_PAUSE = Duration.ofSeconds(1);
    private static final Duration FINISH_TIMEOUT = Duration.ofSeconds(12);

    /// From a start to an end.
    private record Run(Thread thread, CountDownLatch end) {}

    private final WorkQueue queue;
    private final SentMails sent;
    private final Smtp smtp;
    private final SuppressionTable suppressions;
    private final MailSettings settings;
    private final NodeRoles roles;
    private final AtomicReference<@Nullable Run> current = new AtomicReference<>();

    MailWorker(
            WorkQueues queues,
            SentMails sent,
            Smtp smtp,
            SuppressionTable suppressions,
            MailSettings settings,
            NodeRoles roles) {
        this.queue = queues.open(Queue.MAILS, settings.visibility());
        this.sent = sent;
        this.smtp = smtp;
        this.suppressions = suppressions;
        this.settings = settings;
        this.roles = roles;
    }

    @Override
    public boolean isAutoStartup() {
        return roles.has(NodeRole.WORKER) && settings.enabled();
    }

    @Override
    public void start() {
        var end = new CountDownLatch(1);
        var run = new Run(Thread.ofVirtual().name("mails").unstarted(() -> work(end)), end);
        if (current.compareAndSet(null, run)) {
            run.thread().start();
        }
    }

    private void work(CountDownLatch end) {
        try {
            while (end.getCount() > 0) {
                sendAll(receive(end));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<Received> receive(CountDownLatch end) throws InterruptedException {
        try {
            return queue.receive(WorkQueue.BATCH);
        } catch (RuntimeException e) {
            if (end.getCount() > 0) {
                log.warn("The queue of mails can't be read", e);
                end.await(FAILURE_PAUSE.toMillis(), TimeUnit.MILLISECONDS);
            }
            return List.of();
        }
    }

    private void sendAll(List<Received> messages) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            messages.forEach(message -> threads.execute(() -> send(message)));
        }
    }

    private void send(Received message) {
        try {
            if (isDone(message)) {
                queue.delete(List.of(message));
            } else {
                queue.hide(List.of(message), delay(message));
            }
        } catch (RuntimeException e) {
            log.warn("A mail comes out of the queue again", e);
        }
    }

    private boolean isDone(Received message) {
        QueuedMail queued;
        try {
            queued = QueuedMail.parse(message.body());
        } catch (RuntimeException e) {
            log.error(
                    "The message {} is no mail: {}", message.id(), e.getClass().getName());
            return false;
        }
        return switch (sent.claim(queued.id())) {
            case SENT -> true;
            case BUSY -> false;
            case SEND -> attempt(queued, message);
        };
    }

    private boolean attempt(QueuedMail queued, Received message) {
        try {
            if (suppressions.isSuppressed(queued.mail().to())) {
                log.info("The mail {} goes to nobody, as mail to its address came back", message.id());
                return true;
            }
            smtp.send(queued.mail());
            sent.sent(queued.id());
            return true;
        } catch (RuntimeException | MessagingException e) {
            // Its words may hold the address.
            log.warn(
                    "The mail {} could not be sent at attempt {}: {}",
                    message.id(),
                    message.receives(),
                    e.getClass().getSimpleName());
            sent.failed(queued.id());
            return false;
        }
    }

    private Duration delay(Received message) {
        var delay = settings.retryDelay().multipliedBy(1L << Math.min(message.receives() - 1, DOUBLINGS));
        return delay.compareTo(LONGEST_DELAY) < 0 ? delay : LONGEST_DELAY;
    }

    @Override
    public void stop() {
        var run = current.getAndSet(null);
        if (run == null) {
            return;
        }
        run.end().countDown();
        try {
            // Not interrupted while it receives: the queue might hand messages to a receiver that is gone.
            if (!run.thread().join(WorkQueue.WAIT.plus(FINISH_TIMEOUT))) {
                run.thread().interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return current.get() != null;
    }
}
