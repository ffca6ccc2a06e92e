package com.slackclone.testing;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/// What the server sends for one operation of a [SocketClient], in order.
public final class SocketStream {

    private final String id;
    private final BlockingQueue<JsonNode> unread = new LinkedBlockingQueue<>();
    private final List<JsonNode> all = new CopyOnWriteArrayList<>();

    SocketStream(String id) {
        this.id = id;
    }

    public String id() {
        return id;
    }

    void receive(JsonNode message) {
        all.add(message);
        unread.add(message);
    }

    /// The next message, which must be an event.
    ///
    /// @return the value of its only root field
    public JsonNode awaitEvent() {
        var message = await(_ -> true);
        if (!isType(message, "next") || message.at("/payload/data").isEmpty()) {
            throw new AssertionError("Not an event: " + message);
        }
        return event(message);
    }

    /// The next event of this type of the schema; others before it are passed over. Select `__typename`.
    public JsonNode awaitEvent(String typename) {
        return event(await(message -> isType(message, "next")
                && event(message).path("__typename").asString("").equals(typename)));
    }

    /// The errors that the operation was refused or ended with.
    public JsonNode awaitError() {
        return await(message -> isType(message, "error")).path("payload");
    }

    public void awaitComplete() {
        await(message -> isType(message, "complete"));
    }

    /// Takes messages until one matches; fails the test after 20 seconds.
    public JsonNode await(Predicate<JsonNode> wanted) {
        var deadline = System.nanoTime() + SocketClient.TIMEOUT.toNanos();
        try {
            while (true) {
                var message = unread.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (message == null) {
                    throw new AssertionError("It never came. What came for " + id + ": " + all);
                }
                if (wanted.test(message)) {
                    return message;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// All messages so far, also those that were awaited.
    public List<JsonNode> all() {
        return List.copyOf(all);
    }

    private static JsonNode event(JsonNode message) {
        return message.at("/payload/data").iterator().next();
    }

    private static boolean isType(JsonNode message, String type) {
        return message.path("type").asString("").equals(type);
    }
}
