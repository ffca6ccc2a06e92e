package com.slackclone.state;

import static org.assertj.core.api.Assertions.assertThat;

import com.slackclone.testing.ApplicationTest;
import com.slackclone.testing.Node;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// For each kind of event of each stream: what a client held, and the events that it got, make what it would fetch
/// now. The clients live through all of the tests, and hold at the end what they have never fetched.
@ApplicationTest
@TestInstance(Lifecycle.PER_CLASS)
class StateIT {

    private final Stage stage;
    private final Map<Screen, StateClient> clients = new EnumMap<>(Screen.class);

    StateIT(Node node) {
        this.stage = Stage.create(node);
        var rules = new Rules(stage.bob(), stage.team().id(), stage.room(), stage.root());
        for (var screen : Screen.values()) {
            clients.put(screen, new StateClient(screen, rules, stage.place()));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("com.slackclone.state.Happenings#all")
    void whatWasHeldAndTheEventsMakeWhatIsFetched(Happening happening) {
        var client = client(happening.screen());
        var action = happening.action().apply(stage);
        client.awaitEqual();
        var before = client.shown();
        client.begin();

        action.run();

        client.awaitEvent(happening.kind());
        client.awaitEqual();
        assertThat(client.shown()).as("it changes what is shown").isNotEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource
    void aStreamThatGoesOnBringsWhatWasMissed(Screen screen) {
        var client = client(screen);
        client.awaitEqual();
        var before = client.shown();
        client.drop();
        stage.notification(stage.ada().send(stage.room(), "@bob, where are you?"));
        stage.reply("Nowhere");

        client.resume();

        client.awaitEvent("StreamOpened");
        client.awaitEqual();
        assertThat(client.shown()).as("there is something that it missed").isNotEqualTo(before);
    }

    private StateClient client(Screen screen) {
        return Objects.requireNonNull(clients.get(screen));
    }

    @AfterAll
    void close() {
        clients.values().forEach(StateClient::close);
    }
}
