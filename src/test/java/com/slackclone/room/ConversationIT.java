package com.slackclone.room;

import static org.assertj.core.api.Assertions.assertThat;

import com.slackclone.platform.error.ErrorCode;
import com.slackclone.testing.Answer;
import com.slackclone.testing.ApplicationTest;
import com.slackclone.testing.Node;
import com.slackclone.testing.Person;
import com.slackclone.testing.SocketClient;
import com.slackclone.testing.Team;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@ApplicationTest
class ConversationIT {

    private final Node node;
    private final Team team;
    private final Person ada;
    private final Person bob;

    ConversationIT(Node node) {
        this.node = node;
        this.team = Team.create(node);
        this.ada = team.admin();
        this.bob = team.join("Bob");
    }

    @Test
    void twoHaveADirectOne() {
        var opened = open(ada, bob).ok();

        assertThat(opened.text("openConversation.conversation.type")).isEqualTo("DIRECT");
        assertThat(people(opened.data("openConversation.conversation.participants")))
                .containsExactly(ada.id(), bob.id());
        assertThat(opened.data("openConversation.conversation.viewerIsMember").asBoolean())
                .isTrue();
    }

    @Test
    void theSamePeopleHaveTheSameOne() {
        var cy = team.join("Cy");
        var direct = ada.converse(team.id(), bob);
        var group = ada.converse(team.id(), bob, cy);

        assertThat(bob.converse(team.id(), ada)).isEqualTo(direct);
        assertThat(ada.converse(team.id(), bob, ada, bob)).isEqualTo(direct);
        assertThat(cy.converse(team.id(), bob, ada)).isEqualTo(group).isNotEqualTo(direct);
        assertThat(Team.create(ada).id()).isNotEqualTo(team.id());
        assertThat(conversation(cy, group).ok().text("conversation.type")).isEqualTo("GROUP");
    }

    @Test
    void theSamePeopleHaveAnotherOneInAnotherWorkspace() {
        var other = Team.create(ada);
        other.invite(bob.email());
        bob.acceptInvite(other.name());

        assertThat(ada.converse(other.id(), bob)).isNotEqualTo(ada.converse(team.id(), bob));
    }

    /// Through two nodes; everybody hears of it once.
    @Test
    void twentyWhoOpenItAtOnceOpenOne() throws Exception {
        var cy = team.join("Cy");
        var everybody = List.of(ada, bob, cy);
        try (var other = Node.start();
                var sockets = new Sockets();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var streams = everybody.stream()
                    .map(person -> sockets.open(node, person).run("workspaceEvents", Map.of("id", team.id())))
                    .toList();
            streams.forEach(stream -> stream.awaitEvent("StreamOpened"));

            var tasks = IntStream.range(0, 20)
                    .mapToObj(i -> (Callable<String>) () -> {
                        var person = everybody.get(i % 3);
                        return (i % 2 == 0 ? person : person.at(other)).converse(team.id(), ada, bob, cy);
                    })
                    .toList();
            var ids = threads.invokeAll(tasks).stream().map(done -> done.resultNow());

            assertThat(ids.distinct()).hasSize(1);
            var last = ada.send(team.general(), "Behind it");
            for (var stream : streams) {
                assertThat(stream.awaitEvent("MessageSent").at("/message/id").asString())
                        .isEqualTo(last);
                assertThat(stream.all().toString().split("\"ConversationOpened\"", -1))
                        .hasSize(2);
            }
        }
    }

    @Test
    void whatIsSaidInItIsHeardByThoseInItAtOnce() {
        try (var socket = node.socket(bob.token())) {
            var stream = socket.run("workspaceEvents", Map.of("id", team.id()));
            stream.awaitEvent("StreamOpened");

            var direct = ada.converse(team.id(), bob);
            var sent = ada.send(direct, "Psst");

            assertThat(stream.awaitEvent("ConversationOpened")
                            .at("/conversation/id")
                            .asString())
                    .isEqualTo(direct);
            assertThat(stream.awaitEvent("MessageSent").at("/message/id").asString())
                    .isEqualTo(sent);
        }
    }

    @Test
    void allInItSeeHowFarTheOthersHaveRead() {
        var direct = ada.converse(team.id(), bob);
        ada.send(direct, "One");
        ada.send(direct, "Two");
        bob.api().run("markRoomRead", Map.of("id", direct, "seq", 1)).ok();

        assertThat(readBy(direct)).containsExactly("2", "1");
        assertThat(readBy(team.general())).as("not in a channel").containsOnly("");
    }

    private List<String> readBy(String room) {
        var document = "query ($id: ID!) { room(id: $id) { members { nodes { lastReadSeq } } } }";
        return ada.api()
                .send(document, Map.of("id", room))
                .ok()
                .data("room.members.nodes")
                .valueStream()
                .map(member -> member.path("lastReadSeq").asString(""))
                .toList();
    }

    @Test
    void messagesReactionsAndReadStateAreThoseOfARoom() {
        var direct = ada.converse(team.id(), bob);
        var first = ada.send(direct, "One");
        ada.send(direct, "Two");

        assertThat(conversation(bob, direct)
                        .ok()
                        .data("conversation.viewerUnreadCount")
                        .asInt())
                .isEqualTo(2);
        bob.api().run("addReaction", Map.of("id", first, "emoji", "👍")).ok();
        ada.api().run("editMessage", Map.of("id", first, "content", "Uno")).ok();
        bob.api().run("markRoomRead", Map.of("id", direct, "seq", 2)).ok();
        var history = bob.api().run("history", Map.of("id", direct)).ok();
        assertThat(history.text("room.messages.nodes.0.content")).isEqualTo("Uno");
        assertThat(bob.api()
                        .run("reactions", Map.of("id", direct))
                        .ok()
                        .data("room.messages.nodes.0.reactions.0.count")
                        .asInt())
                .isEqualTo(1);
        assertThat(bob.api().run("node", Map.of("id", direct)).ok().text("node.__typename"))
                .isEqualTo("Conversation");
        assertThat(bob.api().run("node", Map.of("id", first)).ok().text("node.id"))
                .isEqualTo(first);
        ada.api().run("deleteMessage", Map.of("id", first)).ok();
        assertThat(conversation(bob, direct).ok().data("conversation.latestSeq").asInt())
                .isEqualTo(2);
        assertThat(unread(bob, direct)).isZero();
    }

    @Test
    void whoIsNotInItDoesNotKnowOfIt() {
        var eve = team.join("Eve");
        var cy = team.join("Cy");
        var admin = team.admin();
        var direct = bob.converse(team.id(), cy);
        var message = bob.send(direct, "Secret");

        for (var outsider : List.of(eve, admin)) {
            conversation(outsider, direct).refused(ErrorCode.NOT_FOUND);
            for (var query : List.of("room", "history", "node")) {
                outsider.api().run(query, Map.of("id", direct)).refused(ErrorCode.NOT_FOUND);
            }
            outsider.api().run("message", Map.of("id", message)).refused(ErrorCode.NOT_FOUND);
            outsider.api().run("node", Map.of("id", message)).refused(ErrorCode.NOT_FOUND);
            outsider.api().run("deleteMessage", Map.of("id", message)).refused(ErrorCode.NOT_FOUND);
            outsider.api()
                    .run("addReaction", Map.of("id", message, "emoji", "👍"))
                    .refused(ErrorCode.NOT_FOUND);
            outsider.api().run("markRoomRead", Map.of("id", direct, "seq", 1)).refused(ErrorCode.NOT_FOUND);
            outsider.api().run("leaveConversation", Map.of("id", direct)).refused(ErrorCode.NOT_FOUND);
            outsider.api()
                    .run("sendMessage", Map.of("input", Map.of("roomId", direct, "content", "Hi")))
                    .refused(ErrorCode.NOT_FOUND);
            try (var socket = node.socket(outsider.token())) {
                assertThat(socket.run("roomEvents", Map.of("id", direct))
                                .awaitError()
                                .toString())
                        .contains("NOT_FOUND");
            }
        }
        assertThat(conversation(cy, direct).ok().data("conversation.latestSeq").asInt())
                .isEqualTo(1);
    }

    @Test
    void adminsDeleteNobodysMessageInIt() {
        var direct = bob.converse(team.id(), ada);
        var message = bob.send(direct, "Between us");

        ada.api().run("deleteMessage", Map.of("id", message)).refused(ErrorCode.FORBIDDEN);

        assertThat(bob.api().run("message", Map.of("id", message)).ok().text("message.content"))
                .isEqualTo("Between us");
    }

    @Test
    void itIsOfTwoToEightPeople() {
        var others = IntStream.range(0, 7).mapToObj(i -> team.join("P" + i)).toList();
        var seven = others.toArray(Person[]::new);
        var eight = Stream.concat(Stream.of(bob), others.stream()).toArray(Person[]::new);

        assertThat(open(ada, eight).refused(ErrorCode.LIMIT_EXCEEDED).details())
                .containsEntry("field", "input.userIds")
                .containsEntry("limit", 8)
                .containsEntry("actual", 9);
        open(ada).refused(ErrorCode.BAD_USER_INPUT);
        open(ada, ada).refused(ErrorCode.BAD_USER_INPUT);
        open(ada, seven).ok();
    }

    @Test
    void allMustBeOfTheWorkspace() {
        var stranger = Person.register(node, "Stranger");

        open(ada, bob, stranger).refused(ErrorCode.NOT_FOUND);
        open(stranger, bob).refused(ErrorCode.NOT_FOUND);
        open(stranger, ada, bob).refused(ErrorCode.NOT_FOUND);
    }

    @Test
    void whoLeavesAGroupHearsAndReadsNoMoreOfIt() {
        var cy = team.join("Cy");
        var group = ada.converse(team.id(), bob, cy);
        try (var socket = node.socket(bob.token());
                var adas = node.socket(ada.token())) {
            var stream = socket.run("workspaceEvents", Map.of("id", team.id()));
            stream.awaitEvent("StreamOpened");
            var ofAda = adas.run("roomEvents", Map.of("id", group));
            ofAda.awaitEvent("StreamOpened");

            bob.api().run("leaveConversation", Map.of("id", group)).ok();
            ada.send(group, "He is gone");

            assertThat(ofAda.awaitEvent("MemberLeftRoom").at("/user/id").asString())
                    .isEqualTo(bob.id());
            assertThat(stream.awaitEvent("MemberLeftRoom").at("/roomId").asString())
                    .isEqualTo(group);
            var next = ada.send(team.general(), "For everybody");
            assertThat(stream.awaitEvent("MessageSent").at("/message/id").asString())
                    .isEqualTo(next);
            conversation(bob, group).refused(ErrorCode.NOT_FOUND);
            bob.api().run("leaveConversation", Map.of("id", group)).refused(ErrorCode.NOT_FOUND);

            assertThat(cy.converse(team.id(), ada, bob)).isEqualTo(group);
            assertThat(stream.awaitEvent("ConversationOpened")
                            .at("/conversation/id")
                            .asString())
                    .isEqualTo(group);
            assertThat(ofAda.awaitEvent("MemberJoinedRoom").at("/user/id").asString())
                    .isEqualTo(bob.id());
            var heard = ada.send(group, "He is back");
            assertThat(stream.awaitEvent("MessageSent").at("/message/id").asString())
                    .isEqualTo(heard);
            assertThat(stream.all().toString()).doesNotContain("He is gone");
        }
        assertThat(unread(bob, group)).isEqualTo(1);
        assertThat(people(conversation(ada, group).ok().data("conversation.members.nodes")))
                .containsExactly(ada.id(), bob.id(), cy.id());
    }

    @Test
    void nobodyLeavesADirectOne() {
        var direct = ada.converse(team.id(), bob);

        bob.api().run("leaveConversation", Map.of("id", direct)).refused(ErrorCode.CONFLICT);

        conversation(bob, direct).ok();
    }

    private Answer open(Person person, Person... others) {
        var ids = List.of(others).stream().map(Person::id).toList();
        return person.api().run("openConversation", Map.of("workspace", team.id(), "users", ids));
    }

    private static Answer conversation(Person person, String id) {
        return person.api().run("conversation", Map.of("id", id));
    }

    private static int unread(Person person, String id) {
        return conversation(person, id)
                .ok()
                .data("conversation.viewerUnreadCount")
                .asInt();
    }

    private static List<String> people(JsonNode nodes) {
        var ids = new ArrayList<String>();
        nodes.forEach(one -> ids.add(
                one.has("user") ? one.at("/user/id").asString() : one.path("id").asString()));
        return ids;
    }

    /// Closes all of them in the end.
    private static final class Sockets implements AutoCloseable {

        private final List<SocketClient> all = new ArrayList<>();

        SocketClient open(Node node, Person person) {
            var socket = node.socket(person.token());
            all.add(socket);
            return socket;
        }

        @Override
        public void close() {
            all.forEach(SocketClient::close);
        }
    }
}
