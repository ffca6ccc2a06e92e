package com.slackclone.pipeline;

import com.slackclone.pipeline.ChangeHandlers.Outcome;
import com.slackclone.pipeline.ChangeReader.Read;
import com.slackclone.platform.aws.WorkQueue;
import com.slackclone.platform.aws.WorkQueue.Received;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The work of a node from its start to its end: receives changes, as many as it has room for, gives them to the
/// handlers, keeps them out of others' sight meanwhile, and deletes them.
final class Shift {

    private static final Logger log = LoggerFactory.getLogger(Shift.class);
    private static final Duration FINISH_TIMEOUT = Duration.ofSeconds(12);
    private static final Duration JOIN_TIMEOUT = Duration.ofSeconds(3);
    private static final Duration FAILURE_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_RETRY_DELAY = Duration.ofMinutes(15);
    private static final Received LAST = new Received("", "", "", 0);

    private record Task(Received message, Read read) {}

    private final WorkQueue queue;
    private final ChangeReader reader;
    private final ChangeHandlers handlers;
    private final PipelineProperties properties;
    private final Semaphore room;
    private final Lanes lanes = new Lanes();
    private final CountDownLatch end = new CountDownLatch(1);

    /// By their receipts, until they are deleted or given back.
    private final Map<String, Received> held = new ConcurrentHashMap<>();

    private final BlockingQueue<Received> done = new LinkedBlockingQueue<>();
    private final Thread receiver = Thread.ofVirtual().name("changes-receive").unstarted(this::receive);
    private final Thread deleter = Thread.ofVirtual().name("changes-delete").unstarted(this::delete);
    private final Thread hider = Thread.ofVirtual().name("changes-hide").unstarted(this::hide);

    Shift(WorkQueue queue, ChangeReader reader, ChangeHandlers handlers, PipelineProperties properties) {
        this.queue = queue;
        this.reader = reader;
        this.handlers = handlers;
        this.properties = properties;
        this.room = new Semaphore(properties.capacity());
    }

    void begin() {
        receiver.start();
        deleter.start();
        hider.start();
    }

    /// Finishes what handlers are at, and gives the rest back to the queue.
    void finish() throws InterruptedException {
        end.countDown();
        // Not interrupted: the queue might hand messages to a receiver that is gone.
        receiver.join(WorkQueue.WAIT.plus(JOIN_TIMEOUT));
        lanes.close(FINISH_TIMEOUT);
        done.add(LAST);
        deleter.join(JOIN_TIMEOUT);
        hide(List.copyOf(held.values()), Duration.ZERO);
    }

    private boolean isEnding() {
        return end.getCount() == 0;
    }

    private void receive() {
        try {
            while (!isEnding()) {
                receiveOnce();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void receiveOnce() throws InterruptedException {
        if (!room.tryAcquire(1, TimeUnit.SECONDS)) {
            return;
        }
        var places = 1;
        while (places < WorkQueue.BATCH && room.tryAcquire()) {
            places++;
        }
        var received = List.<Received>of();
        try {
            received = queue.receive(places);
        } catch (RuntimeException e) {
            if (!isEnding()) {
                log.warn("The queue of changes can't be read", e);
                end.await(FAILURE_PAUSE.toMillis(), TimeUnit.MILLISECONDS);
            }
        } finally {
            room.release(places - received.size());
        }
        accept(received);
    }

    private void accept(List<Received> received) {
        var tasks = new ArrayList<Task>();
        for (var message : received) {
            held.put(message.receipt(), message);
            try {
                tasks.add(new Task(message, reader.read(message.body())));
            } catch (RuntimeException e) {
                // Its words may quote the content.
                log.error(
                        "The message {} is no change: {}",
                        message.id(),
                        e.getClass().getName());
                giveBack(message, retryDelay(message));
            }
        }
        // The queue mixes them up.
        tasks.sort(Comparator.comparing(task -> task.read().sequence()));
        tasks.forEach(task -> lanes.run(task.read().partition(), () -> work(task)));
    }

    private void work(Task task) {
        var outcome = Outcome.FAILED;
        try {
            outcome = isEnding()
                    ? Outcome.INTERRUPTED
                    : handlers.handle(task.read().change(), end);
        } catch (InterruptedException e) {
            outcome = Outcome.INTERRUPTED;
            Thread.currentThread().interrupt();
        } finally {
            switch (outcome) {
                case DONE -> done.add(task.message());
                case FAILED -> giveBack(task.message(), retryDelay(task.message()));
                case INTERRUPTED -> giveBack(task.message(), Duration.ZERO);
            }
        }
    }

    private Duration retryDelay(Received message) {
        var delay = properties.retryDelay().multipliedBy(message.receives());
        return delay.compareTo(LONGEST_RETRY_DELAY) < 0 ? delay : LONGEST_RETRY_DELAY;
    }

    private void giveBack(Received message, Duration delay) {
        held.remove(message.receipt());
        hide(List.of(message), delay);
        room.release();
    }

    private void delete() {
        try {
            var isLast = false;
            while (!isLast) {
                var batch = new ArrayList<>(List.of(done.take()));
                done.drainTo(batch, WorkQueue.BATCH - 1);
                isLast = batch.remove(LAST);
                if (!batch.isEmpty()) {
                    delete(batch);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void delete(List<Received> messages) {
        try {
            queue.delete(messages);
        } catch (RuntimeException e) {
            log.warn("{} changes that were handled come again", messages.size(), e);
        }
        messages.forEach(message -> held.remove(message.receipt()));
        room.release(messages.size());
    }

    private void hide() {
        var interval = queue.visibility().dividedBy(3);
        try {
            while (!end.await(interval.toMillis(), TimeUnit.MILLISECONDS)) {
                hide(List.copyOf(held.values()), queue.visibility());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void hide(List<Received> messages, Duration time) {
        try {
            queue.hide(messages, time);
        } catch (RuntimeException e) {
            log.warn("{} changes may come again", messages.size(), e);
        }
    }
}
