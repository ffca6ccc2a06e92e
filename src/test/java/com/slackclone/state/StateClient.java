package com.slackclone.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.slackclone.testing.SocketClient;
import com.slackclone.testing.SocketStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.awaitility.core.ConditionTimeoutException;
import tools.jackson.databind.JsonNode;

/// A client with a screen, which it has fetched once; since then events alone have kept it up to date.
final class StateClient implements AutoCloseable {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration BETWEEN = Duration.ofMillis(250);

    private final Screen screen;
    private final Rules rules;
    private final Map<String, String> place;
    private final SocketClient socket;
    private final Set<String> seen = new HashSet<>();
    private SocketStream stream;
    private Replica held;
    private String cursor = "";
    private int taken;

    StateClient(Screen screen, Rules rules, Map<String, String> place) {
        this.screen = screen;
        this.rules = rules;
        this.place = place;
        this.socket = rules.viewer().node().socket(rules.viewer().token());
        this.held = new Replica(Set.of());
        this.stream = subscribe();
        awaitEvent("StreamOpened");
        this.held = fetch();
    }

    private SocketStream subscribe() {
        var variables = variables(screen.subscription());
        if (!cursor.isEmpty()) {
            variables.put("after", cursor);
        }
        taken = 0;
        return socket.subscribe(screen.subscription(), variables);
    }

    /// Loses its stream.
    void drop() {
        take();
        socket.unsubscribe(stream);
    }

    /// Goes on where it was.
    void resume() {
        seen.clear();
        stream = subscribe();
    }

    /// Forgets which kinds of events it got.
    void begin() {
        take();
        seen.clear();
    }

    void awaitEvent(String kind) {
        await().atMost(SOON).untilAsserted(() -> {
            take();
            assertThat(seen).contains(kind);
        });
    }

    /// Waits until what is held is what would be fetched. If it never is, what is fetched is held from then on, so
    /// that the next test does not fail too.
    void awaitEqual() {
        try {
            await().atMost(SOON).pollInterval(BETWEEN).pollDelay(Duration.ZERO).untilAsserted(() -> {
                var fetched = fetch();
                take();
                assertThat(held.differences(fetched)).isEmpty();
            });
        } catch (ConditionTimeoutException e) {
            held = fetch();
            throw e;
        }
    }

    Map<String, Map<String, JsonNode>> shown() {
        return held.shown();
    }

    private void take() {
        var all = stream.all();
        for (; taken < all.size(); taken++) {
            var message = all.get(taken);
            assertThat(message.path("type").asString()).as(message.toString()).isEqualTo("next");
            assertThat(message.at("/payload/errors").isMissingNode())
                    .as(message.toString())
                    .isTrue();
            take(message.at("/payload/data").iterator().next());
        }
    }

    private void take(JsonNode event) {
        var kind = event.path("__typename").asString();
        seen.add(kind);
        cursor = event.path("cursor").asString();
        if (kind.equals("StreamOpened")) {
            if (!event.path("resumed").asBoolean()) {
                held = fetch();
            }
        } else {
            rules.apply(event, held);
        }
    }

    private Replica fetch() {
        var answer = rules.viewer()
                .api()
                .send(screen.query(), variables(screen.query()))
                .ok();
        return screen.replica(answer.outcome().path("data"));
    }

    /// Those that the document declares.
    private Map<String, Object> variables(String document) {
        var variables = new HashMap<String, Object>(place);
        variables.keySet().removeIf(name -> !document.contains("$" + name + ":"));
        return variables;
    }

    @Override
    public void close() {
        socket.close();
    }
}
