package com.slackclone.platform.dynamodb;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.UnaryOperator;

/// What DynamoDB leaves unprocessed is asked for again, ever later, with jitter.
public final class Backoff {

    private static final int ATTEMPTS = 8;
    private static final Duration FIRST = Duration.ofMillis(25);
    private static final Duration MOST = Duration.ofSeconds(2);

    private Backoff() {}

    /// @param step takes what is left, answers what is left after it
    /// @throws ThrottledException when something is left after the last attempt
    static <K, V> void untilDone(Map<K, V> work, UnaryOperator<Map<K, V>> step) {
        var left = step.apply(work);
        for (var attempt = 0; !left.isEmpty(); attempt++) {
            if (attempt == ATTEMPTS) {
                throw new ThrottledException();
            }
            pause(attempt);
            left = step.apply(left);
        }
    }

    /// Waits a random part of `25 ms * 2^attempt`, at most 2 s.
    public static void pause(int attempt) {
        var ceiling = Math.min(FIRST.toMillis() << Math.min(attempt, 10), MOST.toMillis());
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(ceiling + 1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ThrottledException();
        }
    }
}
