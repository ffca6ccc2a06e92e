package com.slackclone.load;

import com.slackclone.load.client.Deliveries;
import com.slackclone.load.client.Subscribers;
import com.slackclone.load.process.Jvm;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// Measures one program, whatever it is.
///
/// @param jvm of the program
/// @param subscribers that it serves
/// @param publisher of what they are to get
record Meter(Jvm jvm, Subscribers subscribers, Publisher publisher) {

    private static final Duration LATEST = Duration.ofSeconds(10);
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    Measurement measure(Load load) throws IOException, InterruptedException {
        return measure(load, subscribers.size());
    }

    /// @param readers how many of the subscribers are expected to get everything
    Measurement measure(Load load, int readers) throws IOException, InterruptedException {
        var idle = idle(load.idle());
        var messages = load.messages();
        var first = NUMBERS.getAndAdd(messages);
        var deliveries = new Deliveries(first, messages);
        subscribers.deliverTo(deliveries);
        var expected = (long) readers * messages;
        var cpu = jvm.cpu();
        var start = System.nanoTime();
        for (var i = 0; i < messages; i++) {
            sleepUntil(start + load.nanos(i));
            deliveries.sent(first + i);
            publisher.publish(first + i);
        }
        deliveries.await(expected, LATEST);
        var time = Duration.ofNanos(System.nanoTime() - start);
        var used = jvm.cpu().minus(cpu);
        publisher.settle();
        subscribers.check();
        return new Measurement(
                subscribers.size(),
                messages,
                expected,
                deliveries.count(),
                time,
                used,
                idle,
                deliveries.latencies(),
                deliveries.sample());
    }

    /// Of one processor.
    private double idle(Duration time) throws InterruptedException {
        var cpu = jvm.cpu();
        var start = System.nanoTime();
        Thread.sleep(time);
        return (double) jvm.cpu().minus(cpu).toNanos() / (System.nanoTime() - start);
    }

    private static void sleepUntil(long nanos) {
        for (var left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
