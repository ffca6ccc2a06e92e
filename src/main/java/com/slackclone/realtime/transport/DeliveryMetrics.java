package com.slackclone.realtime.transport;

import com.slackclone.realtime.StreamEvent;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Counts subscriptions and what is delivered to them, and times how long that took.
@Component
class DeliveryMetrics {

    private static final Duration[] OBJECTIVES = Stream.of(2, 5, 10, 20, 50, 100, 200, 500, 1000, 5000)
            .map(Duration::ofMillis)
            .toArray(Duration[]::new);

    private final AtomicInteger subscriptions = new AtomicInteger();
    private final LongAdder deliveries = new LongAdder();
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
                                + " subscriber's connection; a sixteenth of a subscription's deliveries is timed, its first among them")
                .serviceLevelObjectives(OBJECTIVES)
                .register(registry);
        FunctionCounter.builder("slackclone.realtime.deliveries", deliveries, LongAdder::sum)
                .description("Events that were handed to subscribers' connections")
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

    void delivered() {
        deliveries.increment();
    }

    /// For some of the deliveries: timing each would cost a good part of what a delivery costs.
    void timed(StreamEvent event) {
        var millis = clock.millis() - event.occurredAt().toEpochMilli();
        latency.record(Math.max(0, millis), TimeUnit.MILLISECONDS);
    }

    void closed(Close why) {
        closes.withTags("reason", why.name()).increment();
    }
}
