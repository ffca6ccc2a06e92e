package com.slackclone.presence;

import com.slackclone.presence.TypingStore.End;
import com.slackclone.room.RoomWritten;
import io.lettuce.core.RedisException;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Who has sent a message does not type any more. That is told behind the answer to the sender, the more of it
/// together the more is sent. Where it goes wrong typing ends by itself.
@Component
class TypingEnds {

    private static final Logger log = LoggerFactory.getLogger(TypingEnds.class);
    private static final int WAITING = 10_000;
    private static final int TOGETHER = 200;

    private final TypingStore store;
    private final BlockingQueue<End> ends = new ArrayBlockingQueue<>(WAITING);
    private final Thread worker = Thread.ofVirtual().name("typing-ends").unstarted(this::work);

    TypingEnds(TypingStore store) {
        this.store = store;
    }

    @EventListener
    void on(RoomWritten written) {
        var _ = ends.offer(new End(written.room(), written.author()));
    }

    @PostConstruct
    void start() {
        worker.start();
    }

    private void work() {
        try {
            while (true) {
                var some = new ArrayList<End>();
                some.add(ends.take());
                ends.drainTo(some, TOGETHER - 1);
                tell(some);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tell(List<End> some) {
        try {
            store.end(some);
        } catch (RedisException e) {
            log.debug("That people have stopped to type is not told", e);
        }
    }

    @PreDestroy
    void stop() {
        worker.interrupt();
    }
}
