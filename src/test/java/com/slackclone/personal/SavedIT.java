package com.slackclone.personal;

import static org.assertj.core.api.Assertions.assertThat;

import com.slackclone.platform.error.ErrorCode;
import com.slackclone.testing.Answer;
import com.slackclone.testing.ApplicationTest;
import com.slackclone.testing.Calls;
import com.slackclone.testing.Node;
import com.slackclone.testing.Person;
import com.slackclone.testing.SocketStream;
import com.slackclone.testing.Team;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@ApplicationTest
class SavedIT {

    private final Node node;
    private final Team team;
    private final Person ada;

    SavedIT(Node node) {
        this.node = node;
        this.team = Team.create(node);
        this.ada = team.admin();
    }

    @Test
    void theLastSavedComesFirst() {
        var one = ada.send(team.general(), "One");
        var two = ada.send(team.general(), "Two");
        var three = ada.send(team.general(), "Three");

        save(two).ok();
        save(three).ok();
        var saved = save(one).ok();

        assertThat(saved.data("saveMessage.message.viewerHasSaved").asBoolean()).isTrue();
        assertThat(saved.text("saveMessage.savedItem.message.id")).isEqualTo(one);
        assertThat(shown(Map.of())).containsExactly(one, three, two);
        var first = page(Map.of("first", 1));
        assertThat(ids(first)).containsExactly(one);
        assertThat(first.data("viewer.savedItems.pageInfo.hasNextPage").asBoolean())
                .isTrue();
        var cursor = first.text("viewer.savedItems.edges.0.cursor");
        assertThat(shown(Map.of("after", cursor))).containsExactly(three, two);
        assertThat(shown(Map.of("last", 1))).containsExactly(two);
        var last = page(Map.of("last", 1)).text("viewer.savedItems.edges.0.cursor");
        assertThat(shown(Map.of("last", 1, "before", last))).containsExactly(three);
        page(Map.of("after", "Pnonsense")).refused(ErrorCode.BAD_USER_INPUT);
        page(Map.of("first", 101)).refused(ErrorCode.BAD_USER_INPUT);
    }

    @Test
    void whatIsDoneAlreadyChangesNothing() {
        var one = ada.send(team.general(), "One");
        var two = ada.send(team.general(), "Two");
        var first = save(one).ok();
        save(two).ok();

        assertThat(save(one).ok().data("saveMessage")).isEqualTo(first.data("saveMessage"));
        assertThat(shown(Map.of())).containsExactly(two, one);
        var off = unsave(ada, one).ok();
        assertThat(off.data("unsaveMessage.message.viewerHasSaved").asBoolean()).isFalse();
        assertThat(unsave(ada, one).ok().data("unsaveMessage")).isEqualTo(off.data("unsaveMessage"));
        assertThat(shown(Map.of())).containsExactly(two);
        save(one).ok();
        assertThat(shown(Map.of())).as("saved again it is the last").containsExactly(one, two);
    }

    @Test
    void eachFieldOfAnOperationTellsWhatItLeaves() {
        var id = ada.send(team.general(), "One");
        var document = """
                mutation ($id: ID!) {
                  save: saveMessage(input: { messageId: $id }) { message { viewerHasSaved } }
                  unsave: unsaveMessage(input: { messageId: $id }) { message { viewerHasSaved } }
                }
                """;

        var answer = ada.api().send(document, Map.of("id", id)).ok();

        assertThat(answer.data("save.message.viewerHasSaved").asBoolean()).isTrue();
        assertThat(answer.data("unsave.message.viewerHasSaved").asBoolean()).isFalse();
    }

    @Test
    void nobodyElseSeesWhatIsSaved() {
        var bob = team.join("Bob");
        var id = ada.send(team.general(), "One");
        save(id).ok();

        var message = bob.api().send("query ($id: ID!) { message(id: $id) { viewerHasSaved } }", Map.of("id", id));
        assertThat(message.ok().data("message.viewerHasSaved").asBoolean()).isFalse();
        assertThat(bob.api()
                        .run("savedItems")
                        .ok()
                        .data("viewer.savedItems.nodes")
                        .size())
                .isZero();
        unsave(bob, id).ok();
        assertThat(shown(Map.of())).containsExactly(id);
        node.api().run("savedItems").refused(ErrorCode.UNAUTHENTICATED);
        node.api().run("saveMessage", Map.of("id", id)).refused(ErrorCode.UNAUTHENTICATED);
    }

    @Test
    void whatTheViewerMayNotReadIsLeftOut() {
        var bob = team.join("Bob");
        var secret = ada.createChannel(team.id(), "secret", "PRIVATE");
        ada.addTo(secret, bob);
        var open = ada.send(team.general(), "Open");
        var hidden = IntStream.range(0, 3)
                .mapToObj(number -> ada.send(secret, "Secret " + number))
                .toList();
        save(bob, open).ok();
        hidden.forEach(id -> save(bob, id).ok());
        assertThat(shown(bob, Map.of("first", 2))).containsExactly(hidden.get(2), hidden.get(1));

        ada.api()
                .run("removeChannelMember", Map.of("id", secret, "user", bob.id()))
                .ok();

        assertThat(shown(bob, Map.of("first", 2)))
                .as("reads on behind what is left out")
                .containsExactly(open);
        save(bob, hidden.getFirst()).refused(ErrorCode.NOT_FOUND);
        unsave(bob, hidden.getFirst()).refused(ErrorCode.NOT_FOUND);
        ada.addTo(secret, bob);
        assertThat(shown(bob, Map.of())).hasSize(4);
        ada.api()
                .run("deactivateMember", Map.of("input", Map.of("workspaceId", team.id(), "userId", bob.id())))
                .ok();
        assertThat(shown(bob, Map.of())).isEmpty();
        page(bob, Map.of("id", team.id())).refused(ErrorCode.NOT_FOUND);
    }

    @Test
    void whatIsDeletedIsLeftOut() {
        var one = ada.send(team.general(), "One");
        var two = ada.send(team.general(), "Two");
        save(one).ok();
        save(two).ok();

        var deleted = ada.api().run("deleteMessage", Map.of("id", two)).ok();

        assertThat(deleted.text("deleteMessage.message.id")).isEqualTo(two);
        assertThat(shown(Map.of())).containsExactly(one);
        var asked = ada.api().send("query ($id: ID!) { message(id: $id) { viewerHasSaved } }", Map.of("id", two));
        assertThat(asked.ok().data("message.viewerHasSaved").asBoolean()).isFalse();
        var three = ada.send(team.general(), "Three");
        ada.api().run("deleteMessage", Map.of("id", three)).ok();
        save(three).refused(ErrorCode.CONFLICT);
        assertThat(shown(Map.of())).containsExactly(one);
    }

    @Test
    void eachWorkspaceHasItsOwn() {
        var other = Team.create(ada);
        var here = ada.send(team.general(), "Here");
        var there = ada.send(other.general(), "There");
        save(here).ok();
        save(there).ok();

        assertThat(shown(Map.of())).containsExactly(there, here);
        assertThat(shown(Map.of("id", team.id()))).containsExactly(here);
        assertThat(shown(Map.of("id", other.id()))).containsExactly(there);
    }

    /// Saved and taken out from several devices at once: what the client made of the events is what is there.
    @Test
    void theEventsTellWhatIsSaved() throws Exception {
        var ids = IntStream.range(0, 4)
                .mapToObj(number -> ada.send(team.general(), "Message " + number))
                .toList();
        save(ids.getFirst()).ok();
        var bob = team.join("Bob");
        try (var socket = node.socket(ada.token());
                var others = node.socket(bob.token());
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var stream = socket.subscribe(EVENTS, Map.of("id", team.id()));
            var strange = others.subscribe(EVENTS, Map.of("id", team.id()));
            stream.awaitEvent("StreamOpened");
            strange.awaitEvent("StreamOpened");
            var held = held();
            assertThat(held).hasSize(1);

            var tasks = ids.stream()
                    .flatMap(id -> Stream.<Callable<Answer>>of(() -> save(id), () -> unsave(ada, id), () -> save(id)))
                    .toList();
            for (var task : threads.invokeAll(tasks)) {
                task.get().ok();
            }
            unsave(ada, ids.get(1)).ok();
            save(ids.get(2)).ok();
            ada.send(team.general(), "The end");

            apply(held, stream);
            assertThat(held).isEqualTo(held());
            strange.awaitEvent("MessageSent");
            assertThat(strange.all()).noneMatch(message -> message.toString().contains("saved"));
        }
    }

    private static final String EVENTS = """
            subscription ($id: ID!) {
              workspaceEvents(workspaceId: $id) {
                __typename
                ... on MessageSent { message { content } }
                ... on MessageSaved { messageId savedItem { savedAt message { id } } }
                ... on MessageUnsaved { messageId }
              }
            }
            """;

    private static void apply(Map<String, String> held, SocketStream stream) {
        for (var event = stream.awaitEvent(); !isEnd(event); event = stream.awaitEvent()) {
            var id = event.path("messageId").asString();
            switch (event.path("__typename").asString()) {
                case "MessageSaved" -> {
                    assertThat(event.at("/savedItem/message/id").asString()).isEqualTo(id);
                    held.put(id, event.at("/savedItem/savedAt").asString());
                }
                case "MessageUnsaved" -> held.remove(id);
                default -> throw new AssertionError(event);
            }
        }
    }

    private static boolean isEnd(JsonNode event) {
        return event.path("__typename").asString().equals("MessageSent");
    }

    /// When each message was saved.
    private Map<String, String> held() {
        var held = new HashMap<String, String>();
        for (var item : page(Map.of()).data("viewer.savedItems.nodes")) {
            held.put(item.at("/message/id").asString(), item.path("savedAt").asString());
        }
        return held;
    }

    @Test
    void aResumedStreamTellsNothingOfARoomThatOneIsOutOf() {
        var bob = team.join("Bob");
        var secret = ada.createChannel(team.id(), "secret", "PRIVATE");
        ada.addTo(secret, bob);
        var id = ada.send(secret, "Secret");
        try (var socket = node.socket(bob.token())) {
            var cursor = socket.run("workspaceEvents", Map.of("id", team.id()))
                    .awaitEvent("StreamOpened")
                    .path("cursor")
                    .asString();
            save(bob, id).ok();
            ada.api()
                    .run("removeChannelMember", Map.of("id", secret, "user", bob.id()))
                    .ok();

            var resumed = socket.subscribe(
                    EVENTS.replace("$id: ID!", "$id: ID!, $after: EventCursor")
                            .replace("workspaceId: $id", "workspaceId: $id, after: $after"),
                    Map.of("id", team.id(), "after", cursor));

            var saved = resumed.awaitEvent("MessageSaved");
            assertThat(saved.path("messageId").asString()).isEqualTo(id);
            assertThat(saved.path("savedItem").isNull()).isTrue();
        }
    }

    @Test
    void whatItCosts() {
        var ids = new ArrayList<String>();
        for (var i = 0; i < 60; i++) {
            ids.add(ada.send(team.general(), "Message " + i));
        }
        save(ids.getFirst()).ok();
        assertCalls(
                Map.of("GetItem", 1, "UpdateItem", 1),
                Map.of("EVALSHA", 1),
                () -> ada.api()
                        .send(
                                "mutation ($id: ID!) { saveMessage(input: { messageId: $id }) { message { id } } }",
                                Map.of("id", ids.getLast()))
                        .ok());
        assertCalls(
                Map.of("GetItem", 1, "UpdateItem", 1),
                Map.of("EVALSHA", 1),
                () -> ada.api()
                        .send(
                                "mutation ($id: ID!) { unsaveMessage(input: { messageId: $id }) { message { id } } }",
                                Map.of("id", ids.getLast()))
                        .ok());
        assertCalls(
                Map.of("GetItem", 1, "Query", 1, "BatchGetItem", 1),
                Map.of(),
                () -> ada.api()
                        .send(
                                "query ($id: ID!) { room(id: $id) { messages(last: 60) { nodes { viewerHasSaved } } } }",
                                Map.of("id", team.general()))
                        .ok());
        assertCalls(
                Map.of("Query", 1, "BatchGetItem", 2),
                Map.of(),
                () -> page(Map.of()).ok());
    }

    private static void assertCalls(Map<String, Integer> dynamodb, Map<String, Integer> redis, Runnable action) {
        assertThat(Calls.during(action)).isEqualTo(new Calls(dynamodb, redis));
    }

    private Answer save(String id) {
        return save(ada, id);
    }

    private static Answer save(Person person, String id) {
        return person.api().run("saveMessage", Map.of("id", id));
    }

    private static Answer unsave(Person person, String id) {
        return person.api().run("unsaveMessage", Map.of("id", id));
    }

    private Answer page(Map<String, ?> variables) {
        return page(ada, variables);
    }

    private static Answer page(Person person, Map<String, ?> variables) {
        return person.api().run("savedItems", variables);
    }

    private List<String> shown(Map<String, ?> variables) {
        return shown(ada, variables);
    }

    private static List<String> shown(Person person, Map<String, ?> variables) {
        return ids(page(person, variables));
    }

    private static List<String> ids(Answer page) {
        return page.ok()
                .data("viewer.savedItems.nodes")
                .valueStream()
                .map(item -> item.at("/message/id").asString())
                .toList();
    }
}
