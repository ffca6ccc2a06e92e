package com.slackclone.platform.redis;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import java.time.Duration;
import org.springframework.stereotype.Component;

/// Token buckets that all nodes share. A bucket is a key `rate:{what}`, which is gone when the bucket is full
/// again.
@Component
public class RateLimiter {

    private static final Duration KEPT_WHEN_FULL = Duration.ofSeconds(10);

    private final RedisServers servers;
    private final ProxyManager<String> buckets;

    RateLimiter(RedisServers servers) {
        this.servers = servers;
        this.buckets = servers.buckets()
                .expirationAfterWrite(ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(KEPT_WHEN_FULL))
                .build();
    }

    /// Takes one of `limit`. Two Redis commands; a third if the bucket is new, more where nodes race for it.
    ///
    /// @param what names the bucket: `login:ip:192.0.2.1`
    /// @return how long to wait before there is one to take; zero when it was taken
    /// @throws io.lettuce.core.RedisException when Redis is away
    public Duration take(String what, RateLimit limit) {
        var bucket = buckets.getProxy("rate:{" + what + "}", () -> configuration(limit));
        var probe = servers.repeating(() -> bucket.tryConsumeAndReturnRemaining(1));
        return probe.isConsumed() ? Duration.ZERO : Duration.ofNanos(probe.getNanosToWaitForRefill());
    }

    private static BucketConfiguration configuration(RateLimit limit) {
        var bandwidth = Bandwidth.builder()
                .capacity(limit.capacity())
                .refillGreedy(limit.capacity(), limit.period())
                .build();
        return BucketConfiguration.builder().addLimit(bandwidth).build();
    }
}
