package com.slackclone.realtime.transport;

import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.stereotype.Component;

/// Lets so many new connections in, a second, that those which are there are still served: after a failure
/// everybody comes back at once. A node counts for itself.
@Component
class Admission {

    private static final int LATEST_RETRY = 5;

    private final Bucket bucket;

    Admission(TransportProperties properties) {
        var rate = properties.connectionsPerSecond();
        bucket = Bucket.builder()
                .addLimit(bandwidth -> bandwidth.capacity(rate).refillGreedy(rate, Duration.ofSeconds(1)))
                .build();
    }

    boolean admits() {
        return bucket.tryConsume(1);
    }

    /// In how many seconds somebody who was not let in may try again; not the same for all.
    static int retryAfterSeconds() {
        return ThreadLocalRandom.current().nextInt(1, LATEST_RETRY + 1);
    }
}
