package com.slackclone.realtime.transport;

import com.slackclone.realtime.StreamEvent;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Counts subscriptions and what is delivered to them, and times how long that took.
@Component
class DeliveryMetrics {

    private static final Duration[] OBJECTIVES = Stream.of(2, 5, 10, 20, 50, 100, 200, 500, 1000, 5000)
            .map(Duration::ofMillis)
            .toArray(Duration[]::new);

    private final AtomicInteger subscriptions = new AtomicInteger();
    private final Meter.MeterProvider<Counter> closes;
    private final Timer latency;
    private final Clock clock;

    DeliveryMetrics(MeterRegistry registry, Clock clock) {
        this.clock = clock;
        this.closes = Counter.builder("slackclone.realtime.closes")
                .description("Sockets that the server has closed; those with the reason TOO_SLOW did not keep up")
                .withRegistry(registry);
        this.latency = Timer.builder("slackclone.realtime.delivery")
                .description(
                        "From when an event happened, by the clock of the node that wrote it, until it was handed to a"
                                + " subscriber's connection")
                .serviceLevelObjectives(OBJECTIVES)
                .register(registry);
        Gauge.builder("slackclone.realtime.subscriptions", subscriptions, AtomicInteger::get)
                .description("Subscriptions that are open")
                .register(registry);
    }

    void opened() {
        subscriptions.incrementAndGet();
    }

    void ended() {
        subscriptions.decrementAndGet();
    }

    /// @param event null for what is no event of the log
    void delivered(@Nullable StreamEvent event) {
        if (event != null) {
            var millis = clock.millis() - event.occurredAt().toEpochMilli();
            latency.record(Math.max(0, millis), TimeUnit.MILLISECONDS);
        }
    }

    void closed(Close why) {
        closes.withTags("reason", why.name()).increment();
    }
}
