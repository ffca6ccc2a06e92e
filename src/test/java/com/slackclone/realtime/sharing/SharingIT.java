package com.slackclone.realtime.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.slackclone.testing.ApplicationTest;
import com.slackclone.testing.Documents;
import com.slackclone.testing.Node;
import com.slackclone.testing.Person;
import com.slackclone.testing.SocketClient;
import com.slackclone.testing.SocketStream;
import com.slackclone.testing.Team;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Who shares an execution, and who must not. On a node of its own, so that the counts are its own.
@ApplicationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SharingIT {

    private static final int MANY = 20;

    private final Node node = Node.probe();
    private final SharedExecution shared = node.bean(SharedExecution.class);
    private final SharedGroups groups = node.bean(SharedGroups.class);
    private final Team team = Team.create(node);
    private final Person bob = team.join("Bob");

    @Test
    void anEventIsExecutedOnceForAll() {
        var room = team.channel("many");
        team.admin().addTo(room, bob);
        var sockets = new ArrayList<SocketClient>();
        try {
            var before = groups.count();
            var streams = new ArrayList<SocketStream>();
            for (var i = 0; i < MANY; i++) {
                var socket = node.socket((i % 2 == 0 ? bob : team.admin()).token());
                sockets.add(socket);
                streams.add(open(socket, Documents.read("roomEvents"), Map.of("id", room)));
            }
            assertThat(groups.count()).isEqualTo(before + 1);
            var executed = shared.executions();

            var id = team.admin().send(room, "To all of you");

            for (var stream : streams) {
                var message = stream.awaitEvent("MessageSent").path("message");
                assertThat(message.path("id").asString()).isEqualTo(id);
                assertThat(message.path("content").asString()).isEqualTo("To all of you");
                assertThat(message.at("/author/name").asString()).isEqualTo("Ada");
            }
            assertThat(shared.executions()).isEqualTo(executed + 1);
        } finally {
            sockets.forEach(SocketClient::close);
        }
    }

    @Test
    void whereSomebodyStartedDoesNotSeparateThem() {
        var room = team.channel("resuming");
        try (var first = node.socket(team.admin().token());
                var second = node.socket(team.admin().token())) {
            var stream = open(first, Documents.read("roomEvents"), Map.of("id", room));
            team.admin().send(room, "One");
            var cursor = stream.awaitEvent("MessageSent").path("cursor").asString();
            var before = groups.count();
            var resumed = second.run("roomEvents", Map.of("id", room, "after", cursor));
            assertThat(resumed.awaitEvent("StreamOpened").path("resumed").asBoolean())
                    .isTrue();
            assertThat(groups.count()).isEqualTo(before);
        }
    }

    @Test
    void whatDependsOnTheViewerIsExecutedForEach() {
        var room = team.channel("own");
        team.admin().addTo(room, bob);
        var document = "subscription ($id: ID!) { roomEvents(roomId: $id) { ...Shown } }"
                + " fragment Shown on RoomEvent { __typename ... on MessageSent { message { id viewerCanEdit } } }";
        try (var adas = node.socket(team.admin().token());
                var bobs = node.socket(bob.token())) {
            var executed = shared.executions();
            var byAda = open(adas, document, Map.of("id", room));
            var byBob = open(bobs, document, Map.of("id", room));

            team.admin().send(room, "Mine");

            assertThat(byAda.awaitEvent("MessageSent")
                            .at("/message/viewerCanEdit")
                            .asBoolean())
                    .isTrue();
            assertThat(byBob.awaitEvent("MessageSent")
                            .at("/message/viewerCanEdit")
                            .asBoolean())
                    .isFalse();
            assertThat(shared.executions()).isEqualTo(executed);
        }
    }

    @Test
    void aSharedExecutionKnowsNobody() {
        var room = team.channel("nobody");
        try (var socket = node.socket(team.admin().token())) {
            var unmarked = socket.subscribe(
                    "subscription ($id: ID!) { roomEvents(roomId: $id) { ... on StreamOpened { probeUnmarked } } }",
                    Map.of("id", room));
            var marked = socket.subscribe(
                    "subscription ($id: ID!) { roomEvents(roomId: $id) { ... on StreamOpened { probeMarked } } }",
                    Map.of("id", room));

            var refused = unmarked.await(_ -> true).path("payload");
            assertThat(refused.at("/data/roomEvents/probeUnmarked").isNull()).isTrue();
            assertThat(refused.at("/errors/0/extensions/code").asString()).isEqualTo("UNAUTHENTICATED");
            assertThat(marked.awaitEvent().path("probeMarked").asString())
                    .isEqualTo(team.admin().id());
        }
    }

    @Test
    void othersDocumentsAndVariablesAreOthersGroups() {
        var rooms = List.of(team.channel("here"), team.channel("there"));
        var before = groups.count();
        try (var socket = node.socket(team.admin().token())) {
            var here = open(socket, Documents.read("roomEvents"), Map.of("id", rooms.getFirst()));
            var there = open(socket, Documents.read("roomEvents"), Map.of("id", rooms.getLast()));
            var other = open(
                    socket,
                    "subscription ($id: ID!) { roomEvents(roomId: $id) {"
                            + " __typename ... on MessageSent { message { seq } } } }",
                    Map.of("id", rooms.getFirst()));
            assertThat(groups.count()).isEqualTo(before + 3);

            var id = team.admin().send(rooms.getFirst(), "Here");
            team.admin().send(rooms.getLast(), "There");

            assertThat(here.awaitEvent("MessageSent").at("/message/id").asString())
                    .isEqualTo(id);
            assertThat(there.awaitEvent("MessageSent").at("/message/content").asString())
                    .isEqualTo("There");
            assertThat(other.awaitEvent("MessageSent").path("message").propertyNames())
                    .containsExactly("seq");
        }
        await().untilAsserted(() -> assertThat(groups.count()).isEqualTo(before));
    }

    private static SocketStream open(SocketClient socket, String document, Map<String, ?> variables) {
        var stream = socket.subscribe(document, variables);
        stream.awaitEvent("StreamOpened");
        return stream;
    }
}
