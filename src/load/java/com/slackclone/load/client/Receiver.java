package com.slackclone.load.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reads all sockets of the bench on one thread.
final class Receiver {

    private static final int BUFFER = 256 * 1024;

    private final Selector selector;
    private final byte[] space = new byte[BUFFER];
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final Consumer<Subscriber> onOpen;
    private final Consumer<IOException> onFailure;
    private volatile @Nullable Deliveries deliveries;
    private volatile boolean isClosed;
    private long now;

    /// @param onOpen is told who has got the first event of its stream
    /// @param onFailure is told what ended a socket
    Receiver(Consumer<Subscriber> onOpen, Consumer<IOException> onFailure) {
        this.onOpen = onOpen;
        this.onFailure = onFailure;
        try {
            this.selector = Selector.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofPlatform().daemon().name("receiver").start(this::run);
    }

    /// From now on.
    void deliverTo(Deliveries next) {
        deliveries = next;
    }

    void register(Subscriber subscriber, ByteBuffer hello) {
        run(() -> {
            try {
                subscriber.channel().register(selector, SelectionKey.OP_READ, subscriber);
                subscriber.write(hello);
            } catch (IOException e) {
                onFailure.accept(e);
            }
        });
    }

    /// Lets what the server sends pile up.
    void stall(Subscriber subscriber) {
        run(() -> key(subscriber).interestOps(0));
    }

    void close() {
        isClosed = true;
        selector.wakeup();
    }

    private SelectionKey key(Subscriber subscriber) {
        return Objects.requireNonNull(subscriber.channel().keyFor(selector));
    }

    private void run(Runnable task) {
        tasks.add(task);
        selector.wakeup();
    }

    private void run() {
        try (selector) {
            while (!isClosed) {
                selector.select(this::read);
                for (var task = tasks.poll(); task != null; task = tasks.poll()) {
                    task.run();
                }
            }
        } catch (IOException e) {
            onFailure.accept(e);
        }
    }

    private void read(SelectionKey key) {
        if (!(key.attachment() instanceof Subscriber subscriber)) {
            return;
        }
        now = System.nanoTime();
        try {
            if (!subscriber.read(space)) {
                throw new IOException("The server ended the connection");
            }
        } catch (IOException e) {
            key.cancel();
            if (subscriber.channel().isOpen()) {
                close(subscriber);
                onFailure.accept(e);
            }
        }
    }

    private static void close(Subscriber subscriber) {
        try {
            subscriber.channel().close();
        } catch (IOException e) {
            // It is of no use any more in any case.
        }
    }

    void opened(Subscriber subscriber) {
        onOpen.accept(subscriber);
    }

    void deliver(int number, byte[] bytes, int from, int to) {
        var current = deliveries;
        if (current != null) {
            current.received(number, now, bytes, from, to);
        }
    }
}
