package com.slackclone.platform.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

class CachedHealthTest {

    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger questions = new AtomicInteger();

    @Test
    void aStormAsksOnce() {
        var answer = new Semaphore(0);
        var health = new CachedHealth(
                "it",
                () -> {
                    questions.incrementAndGet();
                    answer.acquire();
                    return true;
                },
                Status.DOWN,
                nanos::get);
        try (var storm = Executors.newVirtualThreadPerTaskExecutor()) {
            var started = new CountDownLatch(100);
            for (var i = 0; i < 100; i++) {
                storm.execute(() -> {
                    started.countDown();
                    assertThat(health.health()).isEqualTo(Health.up().build());
                });
            }
            assertThat(started.await(5, TimeUnit.SECONDS)).isTrue();
            answer.release(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }

        assertThat(health.health()).isEqualTo(Health.up().build());
        assertThat(questions).hasValue(1);
    }

    @Test
    void anAnswerGrowsOld() {
        var health = new CachedHealth("it", questions::incrementAndGet, Status.DOWN, nanos::get);

        health.health();
        nanos.addAndGet(CachedHealth.AGE.toNanos() - 1);
        health.health();
        assertThat(questions).hasValue(1);

        nanos.addAndGet(1);
        health.health();
        assertThat(questions).hasValue(2);
    }

    @Test
    void whatFailsHasTheStatusThatItWasGivenAndNoDetails() {
        var health = new CachedHealth(
                "it",
                () -> {
                    throw new IllegalStateException("secret-host:1234");
                },
                new Status("DEGRADED"),
                nanos::get);

        assertThat(health.health()).isEqualTo(Health.status("DEGRADED").build());
    }

    @Test
    void whatHangsIsNotWaitedFor() {
        var interrupted = new CountDownLatch(1);
        var health = new CachedHealth(
                "it",
                () -> {
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException e) {
                        interrupted.countDown();
                    }
                    return true;
                },
                Status.DOWN,
                nanos::get);

        assertThat(health.health()).isEqualTo(Health.down().build());
        assertThat(interrupted).satisfies(CountDownLatch::await);
    }
}
