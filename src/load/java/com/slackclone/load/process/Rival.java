package com.slackclone.load.process;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Something to compare the server with, in a JVM of its own: a class with a `main` that prints `PORT <number>` when it
/// listens, and publishes what it reads on standard input, a line a message.
public final class Rival implements AutoCloseable {

    private static final String PORT = "PORT ";
    private static final int START_SECONDS = 60;

    private final Jvm jvm;
    private final int port;

    private Rival(Jvm jvm, int port) {
        this.jvm = jvm;
        this.port = port;
    }

    /// @param main the class
    public static Rival start(Class<?> main, String... arguments) throws IOException, InterruptedException {
        var port = new CompletableFuture<Integer>();
        var command = new java.util.ArrayList<>(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        var jvm = Jvm.measured(main.getSimpleName(), Map.of(), command, line -> {
            if (line.startsWith(PORT)) {
                port.complete(Integer.valueOf(line.substring(PORT.length())));
            }
        });
        try {
            return new Rival(jvm, port.get(START_SECONDS, TimeUnit.SECONDS));
        } catch (ExecutionException | TimeoutException e) {
            jvm.close();
            throw new IOException(main.getName() + " did not start, see " + jvm.log(), e);
        }
    }

    public void publish(String line) throws IOException {
        jvm.say(line);
    }

    public int port() {
        return port;
    }

    public Jvm jvm() {
        return jvm;
    }

    @Override
    public void close() {
        jvm.close();
    }
}
