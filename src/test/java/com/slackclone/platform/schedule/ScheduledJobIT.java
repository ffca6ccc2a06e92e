package com.slackclone.platform.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.slackclone.platform.redis.Redis;
import com.slackclone.testing.ApplicationTest;
import com.slackclone.testing.Node;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import net.javacrumbs.shedlock.core.LockConfiguration;
import net.javacrumbs.shedlock.core.SimpleLock;
import org.junit.jupiter.api.Test;

@ApplicationTest
class ScheduledJobIT {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration MOMENT = Duration.ofMillis(50);

    private final Redis redis;
    private final RedisLocks locks;
    private final String name = "probe-" + UUID.randomUUID();

    ScheduledJobIT(Redis redis, RedisLocks locks) {
        this.redis = redis;
        this.locks = locks;
    }

    @Test
    void nodesThatWorkRunAJobOnceAndOthersNever() {
        var job = "--slack-clone.probe.job=" + name;
        try (var _ = Node.start(job, "--slack-clone.roles=web")) {
            await().during(Duration.ofSeconds(2)).until(() -> runs() == 0);

            try (var _ = Node.start(job, "--slack-clone.roles=worker");
                    var _ = Node.start(job, "--slack-clone.roles=web,worker")) {
                await().atMost(Duration.ofSeconds(10)).until(() -> runs() > 0);
                await().during(Duration.ofSeconds(2)).until(() -> runs() == 1);
            }
        }
    }

    @Test
    void aJobThatIsDoneStaysLockedForAsLongAsItWasSaid() {
        lock(MOMENT, HOUR).orElseThrow().unlock();
        await().until(() -> lock(HOUR, HOUR).isPresent());

        assertThat(lock(MOMENT, HOUR)).isEmpty();
    }

    @Test
    void aLockThatRanOutIsNotReleasedFromWhoHasItNow() {
        var late = lock(MOMENT, MOMENT).orElseThrow();
        await().until(() -> lock(MOMENT, HOUR).isPresent());

        late.unlock();

        assertThat(lock(MOMENT, HOUR)).isEmpty();
    }

    @Test
    void aJobThatCanNotRunIsRefusedAtTheStart() {
        assertThatThrownBy(() -> new ScheduledJob("a", "every day", MOMENT, HOUR, () -> {}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ScheduledJob("a", "* * * * * *", HOUR, MOMENT, () -> {}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ScheduledJob("a:b", "* * * * * *", MOMENT, HOUR, () -> {}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private Optional<SimpleLock> lock(Duration atLeast, Duration atMost) {
        return locks.lock(new LockConfiguration(Clock.systemUTC().instant(), name, atMost, atLeast));
    }

    private int runs() {
        return Optional.ofNullable(redis.commands().get(name))
                .map(Integer::parseInt)
                .orElse(0);
    }
}
