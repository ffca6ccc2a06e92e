package com.slackclone.load.limit;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// How often Redis can publish: what `redis-benchmark` would measure for `PUBLISH`, each connection waiting for the
/// answer before it asks again.
public final class RedisPublish {

    private RedisPublish() {}

    /// @param payload of each message
    /// @return how many a second
    public static double rate(URI redis, int connections, String payload, Duration time)
            throws IOException, InterruptedException {
        var command = command("PUBLISH", "load", payload);
        try (var threads = Executors.newFixedThreadPool(connections)) {
            var running = new ArrayList<Future<Integer>>();
            for (var i = 0; i < connections; i++) {
                running.add(threads.submit(connection(redis, command, time)));
            }
            var published = 0L;
            for (var future : running) {
                published += future.get();
            }
            return published * 1e9 / time.toNanos();
        } catch (ExecutionException e) {
            throw new IOException("Redis does not publish", e);
        }
    }

    private static Callable<Integer> connection(URI redis, byte[] command, Duration time) {
        return () -> {
            var end = System.nanoTime() + time.toNanos();
            var count = 0;
            try (var socket = new Socket(InetAddress.getLoopbackAddress(), redis.getPort());
                    var in = new BufferedInputStream(socket.getInputStream());
                    var out = new BufferedOutputStream(socket.getOutputStream())) {
                socket.setTcpNoDelay(true);
                while (System.nanoTime() - end < 0) {
                    out.write(command);
                    out.flush();
                    readLine(in);
                    count++;
                }
            }
            return count;
        };
    }

    private static void readLine(BufferedInputStream in) throws IOException {
        for (var next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException();
            }
        }
    }

    private static byte[] command(String... words) {
        var text = new StringBuilder("*" + words.length + "\r\n");
        for (var word : words) {
            text.append('$').append(word.getBytes(StandardCharsets.UTF_8).length);
            text.append("\r\n").append(word).append("\r\n");
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
