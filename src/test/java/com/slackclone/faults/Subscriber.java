package com.slackclone.faults;

import com.slackclone.faults.history.Change;
import com.slackclone.faults.history.Entry.Closed;
import com.slackclone.faults.history.Entry.Fetched;
import com.slackclone.faults.history.Entry.Opened;
import com.slackclone.faults.history.Entry.Told;
import com.slackclone.faults.history.Shown;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import tools.jackson.databind.JsonNode;

/// Somebody who looks at a room, and does as clients should: resumes by the last cursor, at any node, and
/// fetches the room where the stream begins anew.
final class Subscriber implements Runnable {

    private static final Duration TICK = Duration.ofMillis(100);
    private static final int PAUSE_MILLIS = 200;

    /// What a subscriber listens to, and how faithful it is to its connections.
    ///
    /// @param isOfWorkspace whether to all that concerns its person, or to the room alone
    /// @param isRestless whether it leaves and comes back all the time
    record Habit(boolean isOfWorkspace, boolean isRestless) {}

    private final Scene scene;
    private final String name;
    private final Member member;
    private final Habit habit;
    private final Random random;
    private final CountDownLatch opened = new CountDownLatch(1);
    private volatile boolean isOver;
    private String cursor = "";
    private int node;

    Subscriber(Scene scene, int number, Habit habit, long seed) {
        this.scene = scene;
        this.name = "subscriber " + number;
        // Not the bystander, who is to get mail because they are not there.
        this.member =
                scene.crew().members().get(number % (scene.crew().members().size() - 1));
        this.habit = habit;
        this.random = new Random(seed);
        this.node = number;
    }

    /// Waits for its first event.
    void awaitOpened() throws InterruptedException {
        opened.await();
    }

    void end() {
        isOver = true;
    }

    @Override
    public void run() {
        try {
            while (!isOver) {
                listen(scene.cluster().node(node++));
                Thread.sleep(random.nextInt(PAUSE_MILLIS));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void listen(NodeProcess at) throws InterruptedException {
        var variables = new HashMap<String, Object>(
                Map.of("id", habit.isOfWorkspace() ? scene.crew().id() : scene.room()));
        if (!cursor.isEmpty()) {
            variables.put("after", cursor);
        }
        var document = habit.isOfWorkspace() ? Documents.WORKSPACE_EVENTS : Documents.ROOM_EVENTS;
        try (var socket = EventSocket.open(at.port(), member.token(), document, variables)) {
            var end = habit.isRestless() ? System.nanoTime() + random.nextLong(2_000_000_000L) : Long.MAX_VALUE;
            while (!isOver && System.nanoTime() < end && hear(socket, at)) {
                // On to the next message.
            }
        } catch (IOException e) {
            closed("refused", at);
        }
    }

    /// @return whether there may be more
    private boolean hear(EventSocket socket, NodeProcess at) throws InterruptedException {
        var message = socket.next(TICK);
        if (message == null) {
            return true;
        }
        return switch (message.path("type").asString("")) {
            case "next" -> {
                take(message.at("/payload/data").iterator().next(), at);
                yield true;
            }
            case "error" -> closed(message.at("/payload/0/extensions/code").asString("error"), at);
            case "complete" -> closed("complete", at);
            case EventSocket.CLOSED -> closed(message.path("code").asString(), at);
            default -> true;
        };
    }

    private boolean closed(String code, NodeProcess at) {
        scene.history().add(new Closed(name, code));
        if (code.equals("4403") || code.equals("UNAUTHENTICATED")) {
            member.signIn(at);
        }
        return false;
    }

    private void take(JsonNode event, NodeProcess at) throws InterruptedException {
        cursor = event.path("cursor").asString();
        if (event.path("__typename").asString().equals("StreamOpened")) {
            var resumed = event.path("resumed").asBoolean();
            scene.history().add(new Opened(name, at.name(), resumed, cursor));
            if (!resumed) {
                fetch(at);
            }
            opened.countDown();
            return;
        }
        var message = event.path("message");
        // Those of the workspace tell of other rooms too.
        var part = message.isObject() ? part(event) : "";
        var shown = message.isObject() ? Shown.of(message) : null;
        scene.history().add(new Told(name, event.path("id").asString(), cursor, part, shown, System.nanoTime()));
    }

    private static String part(JsonNode event) {
        var emoji = event.path("emoji");
        return emoji.isString() ? Change.reaction(emoji.asString()) : Change.CONTENT;
    }

    /// Until some node answers; what the stream brings waits meanwhile.
    private void fetch(NodeProcess at) throws InterruptedException {
        var reader = new RoomReader(scene.cluster(), scene.room());
        var asked = at;
        while (!isOver) {
            var messages = reader.read(member, asked);
            if (messages.isPresent()) {
                scene.history().add(new Fetched(name, messages.get()));
                return;
            }
            Thread.sleep(random.nextInt(PAUSE_MILLIS));
            asked = scene.cluster().node(node++);
        }
    }
}
