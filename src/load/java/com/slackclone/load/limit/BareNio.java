package com.slackclone.load.limit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// The least that a broadcast can cost in Java: one thread, a ready frame, one write for each subscriber.
public final class BareNio {

    public static final String COALESCE = "--coalesce";
    private static final long GATHERING_NANOS = 5_000_000;
    private static final int BACKLOG = 1024;

    private final boolean isCoalescing;
    private final Selector selector = Selector.open();
    private final ServerSocketChannel server = ServerSocketChannel.open();
    private final Queue<byte[]> published = new ConcurrentLinkedQueue<>();
    private final List<BareConnection> live = new ArrayList<>();

    private BareNio(boolean isCoalescing) throws IOException {
        this.isCoalescing = isCoalescing;
    }

    /// @param args `--coalesce` gathers what is published within 5 ms into one write
    public static void main(String[] args) throws IOException {
        new BareNio(List.of(args).contains(COALESCE)).run();
    }

    private void run() throws IOException {
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
        server.configureBlocking(false);
        server.register(selector, SelectionKey.OP_ACCEPT);
        Thread.ofPlatform().daemon().name("loop").start(this::loop);
        Commands.serve(server.socket().getLocalPort(), this::publish);
    }

    private void publish(String text) {
        published.add(BareConnection.frame(text));
        selector.wakeup();
    }

    private void loop() {
        try {
            while (true) {
                selector.select(this::handle);
                if (!published.isEmpty()) {
                    broadcast();
                }
            }
        } catch (IOException e) {
            e.printStackTrace();
            System.exit(1);
        }
    }

    private void broadcast() throws IOException {
        if (isCoalescing) {
            var end = System.nanoTime() + GATHERING_NANOS;
            while (System.nanoTime() - end < 0) {
                selector.select(this::handle, 1);
            }
            write(all());
        } else {
            for (var frame = published.poll(); frame != null; frame = published.poll()) {
                write(frame);
            }
        }
    }

    private byte[] all() {
        var bytes = new ByteArrayOutputStream();
        for (var frame = published.poll(); frame != null; frame = published.poll()) {
            bytes.writeBytes(frame);
        }
        return bytes.toByteArray();
    }

    private void write(byte[] bytes) {
        var direct = ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
        live.forEach(connection -> connection.write(direct.duplicate()));
    }

    private void handle(SelectionKey key) {
        try {
            if (key.isAcceptable()) {
                accept();
            } else if (key.attachment() instanceof BareConnection connection) {
                connection.handle(key, () -> live.add(connection));
            }
        } catch (IOException e) {
            key.cancel();
            live.removeIf(connection -> connection == key.attachment());
        }
    }

    private void accept() throws IOException {
        for (var channel = server.accept(); channel != null; channel = server.accept()) {
            channel.configureBlocking(false);
            var key = channel.register(selector, SelectionKey.OP_READ);
            key.attach(new BareConnection(channel, key));
        }
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
