package com.slackclone.load.client;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// Many subscribers of one server.
public final class Subscribers implements AutoCloseable {

    /// How many sockets are on their way at a time.
    private static final int OPENING = 64;

    private static final int TIMEOUT_SECONDS = 60;
    private static final int SMALL_BUFFER = 4 * 1024;

    private final int port;
    private final String path;
    private final IntFunction<Subscription> subscriptions;
    private final List<Subscriber> all = new ArrayList<>();
    private final Semaphore opening = new Semaphore(OPENING);
    private final AtomicReference<@Nullable IOException> failure = new AtomicReference<>();
    private final Receiver receiver = new Receiver(_ -> opening.release(), e -> failure.compareAndSet(null, e));

    /// @param path of the endpoint
    /// @param subscriptions what each asks for, by its number
    public Subscribers(int port, String path, IntFunction<Subscription> subscriptions) {
        this.port = port;
        this.path = path;
        this.subscriptions = subscriptions;
    }

    public int size() {
        return all.size();
    }

    /// Opens as many as are missing, and returns when each of them has got the first event of its stream.
    public void growTo(int size) throws IOException, InterruptedException {
        while (all.size() < size) {
            open(false);
        }
        awaitAll();
    }

    /// Further ones that read for now, but whose kernel keeps little for them.
    ///
    /// @return what makes them stop reading
    public Runnable addStallable(int count) throws IOException, InterruptedException {
        var added = new ArrayList<Subscriber>();
        for (var i = 0; i < count; i++) {
            added.add(open(true));
        }
        awaitAll();
        return () -> added.forEach(receiver::stall);
    }

    private Subscriber open(boolean isSmall) throws IOException, InterruptedException {
        take(1);
        var channel = SocketChannel.open();
        if (isSmall) {
            channel.setOption(StandardSocketOptions.SO_RCVBUF, SMALL_BUFFER);
        }
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        channel.configureBlocking(false);
        var subscriber = new Subscriber(channel, subscriptions.apply(all.size()), receiver);
        all.add(subscriber);
        receiver.register(subscriber, Wire.upgrade(port, path));
        return subscriber;
    }

    private void awaitAll() throws IOException, InterruptedException {
        take(OPENING);
        opening.release(OPENING);
    }

    private void take(int permits) throws IOException, InterruptedException {
        if (!opening.tryAcquire(permits, TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
            check();
            throw new IOException("After %d s not all of %d subscribers were open".formatted(TIMEOUT_SECONDS, size()));
        }
        check();
    }

    /// What arrives from now on counts there.
    public void deliverTo(Deliveries deliveries) {
        receiver.deliverTo(deliveries);
    }

    /// @throws IOException what ended the first socket that the server ended since the last check
    public void check() throws IOException {
        var first = failure.getAndSet(null);
        if (first != null) {
            throw first;
        }
    }

    /// Cuts all connections.
    @Override
    public void close() {
        receiver.close();
        for (var subscriber : all) {
            try {
                subscriber.channel().close();
            } catch (IOException e) {
                failure.compareAndSet(null, e);
            }
        }
        all.clear();
    }
}
