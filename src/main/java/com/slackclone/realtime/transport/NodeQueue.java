package com.slackclone.realtime.transport;

import java.util.concurrent.atomic.LongAdder;
import org.springframework.stereotype.Component;

/// How many bytes wait for all readers of this node together.
@Component
class NodeQueue {

    private final LongAdder waiting = new LongAdder();
    private final long limit;

    NodeQueue(TransportProperties properties) {
        this.limit = properties.maxNodeQueue().toBytes();
    }

    void add(long bytes) {
        waiting.add(bytes);
    }

    void remove(long bytes) {
        waiting.add(-bytes);
    }

    /// From then on only readers for whom nothing waits get anything: the slow ones have filled it.
    boolean isFull() {
        return waiting.sum() >= limit;
    }

    long bytes() {
        return waiting.sum();
    }
}
