package com.slackclone.platform.schedule;

import com.slackclone.platform.redis.Redis;
import com.slackclone.platform.redis.RedisScript;
import io.lettuce.core.SetArgs;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import net.javacrumbs.shedlock.core.AbstractSimpleLock;
import net.javacrumbs.shedlock.core.LockConfiguration;
import net.javacrumbs.shedlock.core.LockProvider;
import net.javacrumbs.shedlock.core.SimpleLock;
import org.springframework.stereotype.Component;

/// ShedLock's locks as keys `job:{name}`. Redis ends a lock, not a clock of ours; a lock that has run out and
/// was taken by another node is not released by the one that had it before.
///
/// ShedLock has a provider over Spring Data Redis, which would bring a second way to speak to Redis.
@Component
class RedisLocks implements LockProvider {

    private static final RedisScript RELEASE = RedisScript.of(RedisLocks.class, "lock-release.lua");

    private final Redis redis;
    private final Clock clock;

    RedisLocks(Redis redis, Clock clock) {
        this.redis = redis;
        this.clock = clock;
    }

    @Override
    public Optional<SimpleLock> lock(LockConfiguration lock) {
        var key = "job:{" + lock.getName() + "}";
        var holder = UUID.randomUUID().toString();
        var taken = redis.commands().set(key, holder, SetArgs.Builder.nx().px(lock.getLockAtMostFor()));
        return taken == null ? Optional.empty() : Optional.of(new Held(lock, key, holder));
    }

    private final class Held extends AbstractSimpleLock {

        private final String key;
        private final String holder;

        private Held(LockConfiguration lock, String key, String holder) {
            super(lock);
            this.key = key;
            this.holder = holder;
        }

        @Override
        protected void doUnlock() {
            var left = Duration.between(clock.instant(), lockConfiguration.getLockAtLeastUntil());
            redis.run(RELEASE, new String[] {key}, holder, Long.toString(left.toMillis()));
        }
    }
}
