package com.slackclone.realtime;

import com.slackclone.testing.Person;
import com.slackclone.testing.SocketClient;
import com.slackclone.testing.SocketStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What a client shows of a room that does as the API says: it shows what it has fetched and the events behind, and
/// fetches anew whenever it is told to. Events that break the rules it notes.
final class RoomView implements AutoCloseable {

    private final Person person;
    private final String room;
    private final SocketClient socket;
    private final SocketStream stream;
    private final Map<Integer, String> shown = new ConcurrentSkipListMap<>();
    private final List<String> faults = new CopyOnWriteArrayList<>();
    private final AtomicInteger beginnings = new AtomicInteger();
    private final AtomicInteger events = new AtomicInteger();
    private final Set<String> told = new HashSet<>();
    private volatile @Nullable Cursor last;

    /// Opened once the view is up to date.
    ///
    /// @param after the cursor to go on behind; null to begin
    RoomView(Person person, String room, @Nullable String after) {
        this.person = person;
        this.room = room;
        this.socket = person.node().socket(person.token());
        var variables = new HashMap<String, Object>(Map.of("id", room));
        if (after != null) {
            variables.put("after", after);
        }
        this.stream = socket.run("roomEvents", variables);
        take(stream.awaitEvent("StreamOpened"));
        Thread.ofVirtual().name("room-view").start(this::follow);
    }

    private void follow() {
        try {
            while (true) {
                take(stream.awaitEvent());
            }
        } catch (AssertionError e) {
            // Closed, or nothing has come for long; whoever looks at the view sees what is missing.
        }
    }

    private void take(JsonNode event) {
        var cursor = Cursor.parse(event.path("cursor").asString());
        if (event.path("__typename").asString().equals("StreamOpened")) {
            begin(event.path("resumed").asBoolean());
        } else {
            check(event, cursor);
            told(event.path("message"));
            events.incrementAndGet();
        }
        last = cursor;
    }

    private void begin(boolean isResumed) {
        told.clear();
        if (!isResumed) {
            beginnings.incrementAndGet();
            shown.clear();
            fetch();
        }
    }

    private void check(JsonNode event, Cursor cursor) {
        var before = last;
        if (before != null && (!before.epoch().equals(cursor.epoch()) || before.offset() >= cursor.offset())) {
            faults.add("Out of order, behind " + before + ": " + event);
        }
        if (!told.add(event.path("id").asString())) {
            faults.add("Told twice: " + event);
        }
    }

    private void told(JsonNode message) {
        shown.put(message.path("seq").asInt(), message.path("id").asString());
    }

    private void fetch() {
        var page = new HashMap<String, Object>(Map.of("id", room, "last", 100));
        while (true) {
            var messages = person.api().run("history", page).ok().data("room.messages");
            messages.path("nodes").forEach(this::told);
            if (!messages.at("/pageInfo/hasPreviousPage").asBoolean()) {
                return;
            }
            page.put("before", messages.at("/pageInfo/startCursor").asString());
        }
    }

    /// The ids of the messages, in their order.
    List<String> messages() {
        return List.copyOf(shown.values());
    }

    List<String> faults() {
        return List.copyOf(faults);
    }

    /// How often it had to fetch anew.
    int beginnings() {
        return beginnings.get();
    }

    int events() {
        return events.get();
    }

    /// Where it stands.
    String cursor() {
        var cursor = last;
        if (cursor == null) {
            throw new IllegalStateException();
        }
        return cursor.text();
    }

    @Override
    public void close() {
        socket.close();
    }
}
