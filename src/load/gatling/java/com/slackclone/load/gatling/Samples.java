package com.slackclone.load.gatling;

import com.slackclone.load.client.Latencies;
import io.gatling.javaapi.core.Session;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/// What came of the requests of one kind in one simulation.
final class Samples {

    /// The attribute of a user with how long its last answer took.
    static final String MILLIS = "millis";

    private final ConcurrentLinkedQueue<Integer> millis = new ConcurrentLinkedQueue<>();
    private final AtomicInteger errors = new AtomicInteger();

    /// @param session behind a request
    void add(Session session) {
        if (session.isFailed()) {
            errors.incrementAndGet();
        } else {
            millis.add(session.getInt(MILLIS));
        }
    }

    int requests() {
        return millis.size() + errors();
    }

    int errors() {
        return errors.get();
    }

    /// Of those that did not fail.
    Latencies latencies() {
        return Latencies.of(millis.stream().mapToInt(it -> it * 1_000).toArray());
    }
}
