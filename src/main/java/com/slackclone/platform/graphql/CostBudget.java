package com.slackclone.platform.graphql;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.slackclone.platform.redis.RateLimit;
import io.github.bucket4j.Bucket;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;

/// What each payer may spend on operations on this node: a bucket of cost that fills up evenly.
///
/// A node counts for itself. Nodes that shared a count would ask Redis for each operation, which costs more than
/// most operations do; and what is protected is the node.
@Component
class CostBudget {

    private static final long CACHE_SIZE = 200_000;

    private final RateLimit limit;
    private final Clock clock;
    private final LoadingCache<Payer, Bucket> buckets;

    CostBudget(GraphQlLimits limits, Clock clock) {
        this.limit = limits.budget();
        this.clock = clock;
        // A bucket that nobody has touched for a period is full.
        this.buckets = Caffeine.newBuilder()
                .maximumSize(CACHE_SIZE)
                .expireAfterAccess(limit.period())
                .build(_ -> bucket());
    }

    private Bucket bucket() {
        return Bucket.builder()
                .addLimit(bandwidth ->
                        bandwidth.capacity(limit.capacity()).refillGreedy(limit.capacity(), limit.period()))
                .build();
    }

    /// Takes the cost of an operation, if there is enough.
    CostReceipt charge(Payer payer, long cost) {
        var probe = buckets.get(payer).tryConsumeAndReturnRemaining(cost);
        return new CostReceipt(
                cost,
                limit.capacity(),
                probe.getRemainingTokens(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                millis(probe.getNanosToWaitForReset()),
                probe.isConsumed() ? Duration.ZERO : Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    private static Duration millis(long nanos) {
        return Duration.ofNanos(nanos).truncatedTo(ChronoUnit.MILLIS);
    }
}
