package com.slackclone.platform.seed;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Plants the seeds after the [start check][com.slackclone.platform.start.StartCheck] and before the server
/// listens.
@Component
@ConditionalOnProperty("slack-clone.seed.enabled")
final class SeedRunner implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(SeedRunner.class);

    private final ObjectProvider<Seed> seeds;
    private final ApplicationEventPublisher events;
    private volatile boolean running;

    SeedRunner(ObjectProvider<Seed> seeds, ApplicationEventPublisher events) {
        this.seeds = seeds;
        this.events = events;
    }

    @Override
    public void start() {
        running = true;
        var lines = seeds.orderedStream().map(Seed::plant).flatMap(List::stream).toList();
        lines.forEach(log::info);
        events.publishEvent(new SeedReport(lines));
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE - 1;
    }
}
