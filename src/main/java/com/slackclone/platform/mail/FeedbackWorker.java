package com.slackclone.platform.mail;

import com.slackclone.platform.aws.Queue;
import com.slackclone.platform.aws.WorkQueue;
import com.slackclone.platform.aws.WorkQueue.Received;
import com.slackclone.platform.aws.WorkQueues;
import com.slackclone.platform.start.NodeRole;
import com.slackclone.platform.start.NodeRoles;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Takes bounces and complaints out of their queue, on a node that works: such an address gets no mail any more.
/// What can't be read ends among the dead letters. Addresses are never logged.
@Component
class FeedbackWorker implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(FeedbackWorker.class);
    private static final Duration VISIBILITY = Duration.ofMinutes(1);
    private static final Duration FAILURE_PAUSE = Duration.ofSeconds(1);
    private static final Duration FINISH_TIMEOUT = Duration.ofSeconds(5);

    /// From a start to an end.
    private record Run(Thread thread, CountDownLatch end) {}

    private final WorkQueue queue;
    private final SuppressionTable suppressions;
    private final NodeRoles roles;
    private final Clock clock;
    private final AtomicReference<@Nullable Run> current = new AtomicReference<>();

    FeedbackWorker(WorkQueues queues, SuppressionTable suppressions, NodeRoles roles, Clock clock) {
        this.queue = queues.open(Queue.EMAIL_FEEDBACK, VISIBILITY);
        this.suppressions = suppressions;
        this.roles = roles;
        this.clock = clock;
    }

    @Override
    public boolean isAutoStartup() {
        return roles.has(NodeRole.WORKER);
    }

    @Override
    public void start() {
        var end = new CountDownLatch(1);
        var run = new Run(Thread.ofVirtual().name("mail-feedback").unstarted(() -> work(end)), end);
        if (current.compareAndSet(null, run)) {
            run.thread().start();
        }
    }

    private void work(CountDownLatch end) {
        try {
            while (end.getCount() > 0) {
                receive(end).forEach(this::take);
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
                log.warn("The queue of bounces can't be read", e);
                end.await(FAILURE_PAUSE.toMillis(), TimeUnit.MILLISECONDS);
            }
            return List.of();
        }
    }

    /// What fails comes again.
    private void take(Received message) {
        try {
            var feedback = Feedback.parse(message.body());
            var now = clock.instant();
            feedback.addresses().forEach(address -> suppressions.suppress(address, feedback.reason(), now));
            queue.delete(List.of(message));
        } catch (RuntimeException e) {
            // Its words may quote the message.
            log.error(
                    "The message {} about mail was not understood: {}",
                    message.id(),
                    e.getClass().getName());
        }
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
