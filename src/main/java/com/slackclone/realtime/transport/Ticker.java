package com.slackclone.realtime.transport;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Ticks the connections several times a second, so that none of them needs a timer, and ends them when the node
/// shuts down: before the server stops to listen, each at a random moment.
@Component
class Ticker implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Ticker.class);
    private static final Duration INTERVAL = Duration.ofMillis(100);

    private final Sockets sockets;
    private final TransportProperties properties;
    private final Clock clock;
    private final ScheduledExecutorService thread = thread();
    private volatile boolean isRunning;

    Ticker(Sockets sockets, TransportProperties properties, Clock clock) {
        this.sockets = sockets;
        this.properties = properties;
        this.clock = clock;
    }

    private static ScheduledExecutorService thread() {
        return Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("socket-ticker").factory());
    }

    private void tick() {
        var nanos = System.nanoTime();
        var now = clock.instant();
        sockets.forEach(connection -> quietly(() -> connection.tick(nanos, now)));
    }

    private static void quietly(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException e) {
            log.error("A connection failed to act", e);
        }
    }

    @Override
    public void start() {
        isRunning = true;
        var _ = thread.scheduleWithFixedDelay(
                this::tick, INTERVAL.toMillis(), INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop(Runnable done) {
        sockets.shutDown();
        sockets.forEach(this::closeSoon);
        var last = properties.shutdownJitter().plus(properties.closeTimeout());
        awaitEnd(System.nanoTime() + last.toNanos(), done);
    }

    private void closeSoon(Live connection) {
        var delay =
                ThreadLocalRandom.current().nextLong(properties.shutdownJitter().toMillis() + 1);
        var _ = thread.schedule(() -> quietly(connection::shutDown), delay, TimeUnit.MILLISECONDS);
    }

    private void awaitEnd(long deadline, Runnable done) {
        if (sockets.count() > 0 && System.nanoTime() - deadline < 0) {
            var _ = thread.schedule(() -> awaitEnd(deadline, done), 50, TimeUnit.MILLISECONDS);
            return;
        }
        sockets.forEach(connection -> quietly(connection::abort));
        isRunning = false;
        thread.shutdown();
        done.run();
    }

    @Override
    public void stop() {
        throw new UnsupportedOperationException("Stopping takes time");
    }

    @Override
    public boolean isRunning() {
        return isRunning;
    }

    @Override
    public int getPhase() {
        return WebServerApplicationContext.GRACEFUL_SHUTDOWN_PHASE + 512;
    }
}
