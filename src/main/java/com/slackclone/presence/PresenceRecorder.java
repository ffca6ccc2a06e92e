package com.slackclone.presence;

import com.slackclone.account.UserId;
import com.slackclone.platform.dynamodb.ConditionFailed;
import com.slackclone.workspace.WorkspaceId;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.core.exception.SdkException;

/// Writes presences that have changed to the table, in the background: of those of a person that wait only the
/// last. They are a copy, so what can't be written is left.
@Component
class PresenceRecorder {

    private static final Logger log = LoggerFactory.getLogger(PresenceRecorder.class);
    private static final int WRITERS = 4;
    private static final int WAITING = 50_000;

    private record Subject(WorkspaceId workspace, UserId user) {}

    private record Change(Presence presence, Instant at) {}

    private final PresenceTable table;
    private final Map<Subject, Change> waiting = new ConcurrentHashMap<>();
    private final BlockingQueue<Subject> order = new LinkedBlockingQueue<>();
    private final List<Thread> writers = Stream.generate(
                    () -> Thread.ofVirtual().name("presence-recorder").unstarted(this::work))
            .limit(WRITERS)
            .toList();

    PresenceRecorder(PresenceTable table) {
        this.table = table;
    }

    /// @param at when it became so
    void record(WorkspaceId workspace, Presence presence, Instant at) {
        var subject = new Subject(workspace, presence.userId());
        if (waiting.size() < WAITING && waiting.put(subject, new Change(presence, at)) == null) {
            order.add(subject);
        }
    }

    @PostConstruct
    void start() {
        writers.forEach(Thread::start);
    }

    private void work() {
        try {
            while (true) {
                var subject = order.take();
                var change = waiting.remove(subject);
                if (change != null) {
                    write(subject, change);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(Subject subject, Change change) {
        try {
            table.record(subject.workspace(), change.presence(), change.at()).run();
        } catch (ConditionFailed later) {
            // Another node has written a later one.
        } catch (SdkException e) {
            log.warn("A presence was not recorded", e);
        }
    }

    @PreDestroy
    void stop() {
        writers.forEach(Thread::interrupt);
    }
}
