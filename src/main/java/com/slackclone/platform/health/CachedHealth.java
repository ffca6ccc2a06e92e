package com.slackclone.platform.health;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/// Asks a service whether it answers, at most once in two seconds however many ask this, and for at most one
/// second.
final class CachedHealth implements HealthIndicator {

    static final Duration AGE = Duration.ofSeconds(2);
    static final Duration TIMEOUT = Duration.ofSeconds(1);

    private static final Logger log = LoggerFactory.getLogger(CachedHealth.class);

    private final String service;
    private final LoadingCache<String, Health> cache;
    private final Callable<?> question;
    private final Status failing;

    /// @param question returns if the service works, throws otherwise
    /// @param failing the status of a service that does not answer
    CachedHealth(String service, Callable<?> question, Status failing, Ticker ticker) {
        this.service = service;
        this.question = question;
        this.failing = failing;
        this.cache = Caffeine.newBuilder().expireAfterWrite(AGE).ticker(ticker).build(this::ask);
    }

    @Override
    public Health health() {
        return cache.get(service);
    }

    private Health ask(String name) {
        var answer = new CompletableFuture<Status>();
        var asking = Thread.ofVirtual().name("health-" + name).start(() -> {
            try {
                question.call();
                answer.complete(Status.UP);
            } catch (Exception e) {
                answer.completeExceptionally(e);
            }
        });
        try {
            return Health.status(answer.orTimeout(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
                            .join())
                    .build();
        } catch (CompletionException e) {
            asking.interrupt();
            log.warn("{} does not answer: {}", name, String.valueOf(e.getCause()));
            return Health.status(failing).build();
        }
    }
}
