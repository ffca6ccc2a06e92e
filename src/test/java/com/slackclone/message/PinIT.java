package com.slackclone.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.slackclone.platform.error.ErrorCode;
import com.slackclone.testing.Answer;
import com.slackclone.testing.ApplicationTest;
import com.slackclone.testing.Node;
import com.slackclone.testing.Person;
import com.slackclone.testing.Team;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@ApplicationTest
class PinIT {

    private final Node node;
    private final Team team;
    private final Person ada;

    PinIT(Node node) {
        this.node = node;
        this.team = Team.create(node);
        this.ada = team.admin();
    }

    @Test
    void theLastPinnedComesFirst() {
        var bob = team.join("Bob");
        var one = ada.send(team.general(), "One");
        var two = ada.send(team.general(), "Two");

        pin(ada, two).ok();
        var pinned = pin(bob, one).ok();

        assertThat(pinned.data("pinMessage.message.isPinned").asBoolean()).isTrue();
        assertThat(pinned.text("pinMessage.message.pin.user.id")).isEqualTo(bob.id());
        assertThat(pins(ada)).containsExactly(one, two);
        assertThat(page(Map.of("id", team.general(), "first", 1, "after", one))).containsExactly(two);
        assertThat(page(Map.of("id", team.general(), "last", 1))).containsExactly(two);
        assertThat(page(Map.of("id", team.general(), "last", 1, "before", two))).containsExactly(one);
    }

    @Test
    void whatIsDoneAlreadyChangesNothing() {
        var bob = team.join("Bob");
        var id = ada.send(team.general(), "One");
        var first = pin(ada, id).ok();

        assertThat(pin(bob, id).ok().data("pinMessage.message")).isEqualTo(first.data("pinMessage.message"));
        var off = unpin(bob, id).ok();
        assertThat(off.data("unpinMessage.message.pin").isNull()).isTrue();
        assertThat(unpin(ada, id).ok().data("unpinMessage.message")).isEqualTo(off.data("unpinMessage.message"));
        assertThat(pins(ada)).isEmpty();
    }

    @Test
    void whoIsNotInTheRoomPinsNothing() {
        var bob = team.join("Bob");
        var open = ada.send(team.channel("open"), "Hello");
        var secret = ada.send(ada.createChannel(team.id(), "secret", "PRIVATE"), "Hello");

        pin(bob, open).refused(ErrorCode.FORBIDDEN);
        pin(bob, secret).refused(ErrorCode.NOT_FOUND);
        unpin(bob, secret).refused(ErrorCode.NOT_FOUND);

        assertThat(version(open)).isEqualTo(1);
    }

    @Test
    void nothingIsPinnedInAnArchivedChannel() {
        var news = team.channel("news");
        var id = ada.send(news, "Hello");
        ada.api().run("archiveChannel", Map.of("id", news)).ok();

        pin(ada, id).refused(ErrorCode.CONFLICT);
        assertThat(version(id)).isEqualTo(1);
    }

    /// Through several threads, so that the limit must hold by itself.
    @Test
    void aRoomHasAtMostAHundred() throws Exception {
        var ids = IntStream.range(0, 104)
                .mapToObj(number -> ada.send(team.general(), "Message " + number))
                .toList();
        ids.subList(0, 96).forEach(id -> pin(ada, id).ok());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var pinning = ids.subList(96, 104).stream()
                    .map(id -> (Callable<Answer>) () -> pin(ada, id))
                    .toList();
            var refused = 0;
            for (var answer : threads.invokeAll(pinning)) {
                refused += answer.get().codes().contains("LIMIT_EXCEEDED") ? 1 : 0;
            }
            assertThat(refused).isEqualTo(4);
        }
        assertThat(page(Map.of("id", team.general(), "first", 100))).hasSize(100);
    }

    @Test
    void eventsTellOfThem() {
        var bob = team.join("Bob");
        var id = ada.send(team.general(), "Hello");
        var document = """
                subscription ($id: ID!) {
                  roomEvents(roomId: $id) {
                    __typename
                    ... on MessagePinned { user { id } message { id version isPinned pin { at user { id } } } }
                    ... on MessageUnpinned { user { id } message { id version isPinned pin { at user { id } } } }
                  }
                }
                """;
        try (var socket = node.socket(ada.token())) {
            var stream = socket.subscribe(document, Map.of("id", team.general()));
            stream.awaitEvent("StreamOpened");

            var pinned = pin(bob, id).ok();
            var told = stream.awaitEvent("MessagePinned");
            assertThat(told.at("/user/id").asString()).isEqualTo(bob.id());
            assertThat(told.get("message")).isEqualTo(pinned.data("pinMessage.message"));

            var off = unpin(ada, id).ok();
            told = stream.awaitEvent("MessageUnpinned");
            assertThat(told.at("/user/id").asString()).isEqualTo(ada.id());
            assertThat(told.get("message")).isEqualTo(off.data("unpinMessage.message"));
        }
    }

    @Test
    void aDeletedMessageLosesItsPin() {
        var id = ada.send(team.general(), "Hello");
        pin(ada, id).ok();

        var deleted = "mutation ($id: ID!) { deleteMessage(input: { messageId: $id }) { message { isPinned } } }";
        assertThat(ada.api()
                        .send(deleted, Map.of("id", id))
                        .ok()
                        .data("deleteMessage.message.isPinned")
                        .asBoolean())
                .isFalse();
        assertThat(pins(ada)).isEmpty();
        pin(ada, id).refused(ErrorCode.CONFLICT);
        var room = MessageId.parse(id).room();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> node.bean(PinTable.class).find(room).messages().isEmpty());
    }

    private static Answer pin(Person person, String id) {
        return person.api().run("pinMessage", Map.of("id", id));
    }

    private static Answer unpin(Person person, String id) {
        return person.api().run("unpinMessage", Map.of("id", id));
    }

    private List<String> pins(Person person) {
        return ids(person.api().run("pins", Map.of("id", team.general())).ok());
    }

    private List<String> page(Map<String, ?> variables) {
        return ids(ada.api().run("pins", variables).ok());
    }

    private static List<String> ids(Answer answer) {
        return answer.data("room.pins.nodes")
                .valueStream()
                .map(message -> message.get("id").asString())
                .toList();
    }

    private int version(String id) {
        return ada.api()
                .send("query ($id: ID!) { message(id: $id) { version } }", Map.of("id", id))
                .ok()
                .data("message.version")
                .asInt();
    }
}
