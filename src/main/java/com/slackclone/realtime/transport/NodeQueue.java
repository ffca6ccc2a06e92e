package com.slackclone.realtime.transport;

import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/// How many bytes wait for all readers of this node together.
@Component
class NodeQueue {

    private final AtomicLong waiting = new AtomicLong();
    private final long limit;

    NodeQueue(TransportProperties properties) {
        this.limit = properties.maxNodeQueue().toBytes();
    }

    void add(long bytes) {
        waiting.addAndGet(bytes);
    }

    void remove(long bytes) {
        waiting.addAndGet(-bytes);
    }

    /// From then on only readers for whom nothing waits get anything: the slow ones have filled it.
    boolean isFull() {
        return waiting.get() >= limit;
    }

    long bytes() {
        return waiting.get();
    }
}
