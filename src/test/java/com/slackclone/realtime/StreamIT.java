package com.slackclone.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.slackclone.platform.error.ErrorCode;
import com.slackclone.testing.ApplicationTest;
import com.slackclone.testing.Node;
import com.slackclone.testing.Person;
import com.slackclone.testing.SocketStream;
import com.slackclone.testing.Team;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@ApplicationTest
class StreamIT {

    private final Node node;

    StreamIT(Node node) {
        this.node = node;
    }

    @Test
    void aMessageSentAtOneNodeReachesASubscriberOfTheOther() {
        var team = Team.create(node);
        var bob = team.join("Bob");
        try (var socket = Node.probe().socket(bob.token())) {
            var stream = open(socket.run("roomEvents", Map.of("id", team.general())));

            var id = team.admin().send(team.general(), "Hello over there");

            var event = stream.awaitEvent("MessageSent");
            assertThat(event.at("/message/id").asString()).isEqualTo(id);
            assertThat(event.at("/message/seq").asInt()).isEqualTo(1);
            assertThat(event.at("/message/content").asString()).isEqualTo("Hello over there");
            assertThat(event.at("/message/author/name").asString()).isEqualTo("Ada");
        }
    }

    @Test
    void everyChangeOfARoomIsTold() {
        var team = Team.create(node);
        var bob = team.join("Bob");
        var channel = team.channel("news");
        try (var socket = node.socket(team.admin().token())) {
            var stream = open(socket.run("roomEvents", Map.of("id", channel)));

            team.admin().addTo(channel, bob);
            var id = bob.send(channel, "Helo");
            bob.api().run("editMessage", Map.of("id", id, "content", "Hello")).ok();
            bob.api().run("deleteMessage", Map.of("id", id)).ok();
            bob.api().run("leaveChannel", Map.of("id", channel)).ok();

            assertThat(stream.awaitEvent("MemberJoinedRoom").at("/user/id").asString())
                    .isEqualTo(bob.id());
            assertThat(stream.awaitEvent("MessageSent").at("/message/content").asString())
                    .isEqualTo("Helo");
            assertThat(stream.awaitEvent("MessageEdited").at("/message/content").asString())
                    .isEqualTo("Hello");
            var deleted = stream.awaitEvent("MessageDeleted");
            assertThat(deleted.at("/message/content").isNull()).isTrue();
            assertThat(deleted.at("/message/version").asInt()).isEqualTo(3);
            assertThat(stream.awaitEvent("MemberLeftRoom").at("/roomId").asString())
                    .isEqualTo(channel);
        }
    }

    @Test
    void eachEventShowsThingsAsTheyAreThen() {
        var team = Team.create(node);
        var bob = team.join("Bob");
        var document = "subscription($id: ID!) { workspaceEvents(workspaceId: $id) { __typename"
                + " ... on StreamOpened { cursor resumed }"
                + " ... on RoomRead { lastReadSeq room { viewerLastReadSeq viewerUnreadCount } } } }";
        try (var socket = node.socket(bob.token())) {
            var stream = open(socket.subscribe(document, Map.of("id", team.id())));
            team.admin().send(team.general(), "One");
            team.admin().send(team.general(), "Two");
            for (var seq = 1; seq <= 2; seq++) {
                bob.api()
                        .run("markRoomRead", Map.of("id", team.general(), "seq", seq))
                        .ok();

                var read = stream.awaitEvent("RoomRead");
                assertThat(read.at("/room/viewerLastReadSeq").asInt()).isEqualTo(seq);
                assertThat(read.at("/room/viewerUnreadCount").asInt()).isEqualTo(2 - seq);
            }
        }
    }

    @Test
    void aCursorResumesWhereTheStreamBroke() {
        var team = Team.create(node);
        var bob = team.join("Bob");
        String cursor;
        try (var socket = node.socket(bob.token())) {
            var stream = open(socket.run("roomEvents", Map.of("id", team.general())));
            team.admin().send(team.general(), "Seen");
            cursor = stream.awaitEvent("MessageSent").path("cursor").asString();
        }
        var missed = Stream.of("One", "Two", "Three")
                .map(content -> team.admin().send(team.general(), content))
                .toList();

        try (var socket = Node.probe().socket(bob.token())) {
            var stream = socket.run("roomEvents", Map.of("id", team.general(), "after", cursor));
            assertThat(stream.awaitEvent("StreamOpened").path("resumed").asBoolean())
                    .isTrue();
            var live = team.admin().send(team.general(), "Live");

            assertThat(messages(stream, 4))
                    .containsExactlyElementsOf(
                            Stream.concat(missed.stream(), Stream.of(live)).toList());
        }
    }

    @Test
    void aCursorOfAnotherLifeStartsAnew() {
        var team = Team.create(node);
        var foreign = new Cursor("00ff00ff00ff00ff", 0, 1_790_000_000).text();
        try (var socket = node.socket(team.admin().token())) {
            var stream = socket.run("roomEvents", Map.of("id", team.general(), "after", foreign));

            assertThat(stream.awaitEvent("StreamOpened").path("resumed").asBoolean())
                    .isFalse();
        }
    }

    @Test
    void theWorkspaceStreamHasAllThatConcernsTheViewer() {
        var team = Team.create(node);
        var bob = team.join("Bob");
        var news = team.channel("news");
        team.admin().addTo(news, bob);
        var others = team.channel("others");
        try (var socket = node.socket(bob.token())) {
            var stream = open(socket.run("workspaceEvents", Map.of("id", team.id())));

            team.admin().send(others, "Not for Bob");
            var first = team.admin().send(team.general(), "In general");
            var second = team.admin().send(news, "In news");
            var made = team.channel("made-later");
            bob.api().run("markRoomRead", Map.of("id", news, "seq", 1)).ok();
            var carol = team.join("Carol");

            assertThat(messages(stream, 2)).containsExactly(first, second);
            assertThat(stream.awaitEvent("ChannelCreated").at("/channel/id").asString())
                    .isEqualTo(made);
            var read = stream.awaitEvent("RoomRead");
            assertThat(read.path("lastReadSeq").asInt()).isEqualTo(1);
            assertThat(read.at("/room/viewerUnreadCount").asInt()).isZero();
            assertThat(stream.awaitEvent("MemberJoinedWorkspace")
                            .at("/member/user/id")
                            .asString())
                    .isEqualTo(carol.id());
        }
    }

    @Test
    void oneCursorIsGoodForAllRoomsOfTheWorkspace() {
        var team = Team.create(node);
        var bob = team.join("Bob");
        var news = team.channel("news");
        team.admin().addTo(news, bob);
        String cursor;
        try (var socket = node.socket(bob.token())) {
            var stream = open(socket.run("workspaceEvents", Map.of("id", team.id())));
            team.admin().send(news, "Seen");
            cursor = stream.awaitEvent("MessageSent").path("cursor").asString();
        }
        var missed = List.of(
                team.admin().send(team.general(), "One"),
                team.admin().send(news, "Two"),
                team.admin().send(team.general(), "Three"));

        try (var socket = node.socket(bob.token())) {
            var stream = socket.run("workspaceEvents", Map.of("id", team.id(), "after", cursor));

            assertThat(stream.awaitEvent("StreamOpened").path("resumed").asBoolean())
                    .isTrue();
            assertThat(messages(stream, 3)).isEqualTo(missed);
        }
    }

    @Test
    void nobodySubscribesToWhatTheyMayNotSee() {
        var team = Team.create(node);
        var bob = team.join("Bob");
        var eve = Person.register(node, "Eve");
        var hidden = team.admin().createChannel(team.id(), "hidden", "PRIVATE");

        assertRefused(bob, "roomEvents", hidden, ErrorCode.NOT_FOUND);
        assertRefused(eve, "roomEvents", team.general(), ErrorCode.NOT_FOUND);
        assertRefused(eve, "workspaceEvents", team.id(), ErrorCode.NOT_FOUND);
    }

    @Test
    void aCursorMustBeOne() {
        var team = Team.create(node);
        try (var socket = node.socket(team.admin().token())) {
            var stream = socket.run("roomEvents", Map.of("id", team.general(), "after", "bm9uZQ"));

            assertThat(stream.awaitError().toString()).contains(ErrorCode.BAD_USER_INPUT.name());
        }
    }

    private void assertRefused(Person person, String operation, String id, ErrorCode code) {
        try (var socket = node.socket(person.token())) {
            var error = socket.run(operation, Map.of("id", id)).awaitError();

            assertThat(error.at("/0/extensions/code").asString()).isEqualTo(code.name());
        }
    }

    private static SocketStream open(SocketStream stream) {
        var opened = stream.awaitEvent("StreamOpened");
        assertThat(opened.path("resumed").asBoolean()).isFalse();
        assertThat(opened.path("cursor").asString()).isNotEmpty();
        return stream;
    }

    private static List<String> messages(SocketStream stream, int count) {
        return Stream.generate(() -> stream.awaitEvent("MessageSent"))
                .limit(count)
                .map(event -> Objects.requireNonNull(event).at("/message/id").asString())
                .toList();
    }
}
