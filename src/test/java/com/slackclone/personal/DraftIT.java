package com.slackclone.personal;

import static org.assertj.core.api.Assertions.assertThat;

import com.slackclone.account.UserId;
import com.slackclone.platform.error.ErrorCode;
import com.slackclone.platform.graphql.PageRequest;
import com.slackclone.testing.Answer;
import com.slackclone.testing.ApplicationTest;
import com.slackclone.testing.Calls;
import com.slackclone.testing.Node;
import com.slackclone.testing.Person;
import com.slackclone.testing.Team;
import com.slackclone.workspace.WorkspaceId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@ApplicationTest
class DraftIT {

    private static final String PLACES = """
            query ($room: ID!, $root: ID!) {
              room(id: $room) { viewerDraft { content } }
              thread(rootId: $root) { viewerDraft { content } }
            }
            """;

    private final Node node;
    private final Team team;
    private final Person ada;

    DraftIT(Node node) {
        this.node = node;
        this.team = Team.create(node);
        this.ada = team.admin();
    }

    @Test
    void eachPlaceHasOne() {
        var root = ada.send(team.general(), "Lunch?");
        var reply = reply(root);
        assertThat(places(ada, root)).isEqualTo(List.of("", ""));

        var first = save(ada, team.general(), "Helo").ok();
        var inThread = saveReply(root, "Soup").ok();
        var second = save(ada, team.general(), "Hello").ok();
        var again = saveReply(reply, "Soup, or").ok();

        assertThat(places(ada, root)).isEqualTo(List.of("Hello", "Soup, or"));
        assertThat(second.text("saveDraft.draft.id")).isEqualTo(first.text("saveDraft.draft.id"));
        assertThat(again.text("saveDraft.draft.id")).isEqualTo(inThread.text("saveDraft.draft.id"));
        assertThat(again.text("saveDraft.draft.rootId")).isEqualTo(root);
        assertThat(Instant.parse(second.text("saveDraft.draft.expiresAt")))
                .isEqualTo(
                        Instant.parse(second.text("saveDraft.draft.updatedAt")).plus(Duration.ofDays(90)));
    }

    @Test
    void theLastChangedComesFirst() {
        var one = draft(ada, team.general(), "One");
        var two = draft(ada, team.channel("two"), "Two");
        var three = draft(ada, team.channel("three"), "Three");
        save(ada, team.general(), "One, again").ok();

        assertThat(ids(page(Map.of()))).containsExactly(one, three, two);
        var first = page(Map.of("first", 1));
        assertThat(ids(first)).containsExactly(one);
        var cursor = first.text("viewer.drafts.edges.0.cursor");
        assertThat(ids(page(Map.of("after", cursor)))).containsExactly(three, two);
        assertThat(ids(page(Map.of("last", 2)))).containsExactly(three, two);
        page(Map.of("after", "nonsense")).refused(ErrorCode.BAD_USER_INPUT);
        var other = Team.create(ada);
        assertThat(ids(ada.api().run("drafts", Map.of("id", other.id())))).isEmpty();
    }

    @Test
    void whatIsDeletedIsGone() {
        var root = ada.send(team.general(), "Lunch?");
        var id = draft(ada, team.general(), "Hello");
        var inThread = saveReply(root, "Soup").ok().text("saveDraft.draft.id");

        var deleted = delete(ada, id).ok();

        assertThat(deleted.text("deleteDraft.room.id")).isEqualTo(team.general());
        assertThat(deleted.data("deleteDraft.room.viewerDraft").isNull()).isTrue();
        assertThat(places(ada, root)).isEqualTo(List.of("", "Soup"));
        delete(ada, id).ok();
        var fromThread = delete(ada, inThread).ok();
        assertThat(fromThread.data("deleteDraft.thread.viewerDraft").isNull()).isTrue();
        assertThat(fromThread.data("deleteDraft.thread").isNull()).isFalse();
        assertThat(ids(page(Map.of()))).isEmpty();
        ada.api().run("node", Map.of("id", id)).refused(ErrorCode.NOT_FOUND);
        assertThat(draft(ada, team.general(), "Hello again")).isEqualTo(id);
        assertThat(places(ada, root)).isEqualTo(List.of("Hello again", ""));
    }

    @Test
    void nobodyElseSeesIt() {
        var bob = team.join("Bob");
        var root = ada.send(team.general(), "Lunch?");
        var id = draft(ada, team.general(), "Hello");
        saveReply(root, "Soup").ok();

        assertThat(places(bob, root)).isEqualTo(List.of("", ""));
        assertThat(ids(bob.api().run("drafts", Map.of("id", team.id())))).isEmpty();
        bob.api().run("node", Map.of("id", id)).refused(ErrorCode.NOT_FOUND);
        delete(bob, id).refused(ErrorCode.NOT_FOUND);
        node.api().run("drafts", Map.of("id", team.id())).refused(ErrorCode.UNAUTHENTICATED);

        assertThat(places(ada, root)).isEqualTo(List.of("Hello", "Soup"));
        assertThat(ada.api().run("node", Map.of("id", id)).ok().text("node.__typename"))
                .isEqualTo("Draft");
    }

    @Test
    void whatIsRefusedIsNotKept() {
        var bob = team.join("Bob");
        var secret = ada.createChannel(team.id(), "secret", "PRIVATE");
        var hidden = ada.send(secret, "Hello");

        save(bob, secret, "Hello").refused(ErrorCode.NOT_FOUND);
        var strange = Map.of("roomId", team.general(), "parentId", hidden, "content", "Hello");
        bob.api().run("saveDraft", Map.of("input", strange)).refused(ErrorCode.NOT_FOUND);
        ada.api().run("saveDraft", Map.of("input", strange)).refused(ErrorCode.NOT_FOUND);
        assertThat(save(bob, team.general(), " ")
                        .refused(ErrorCode.BAD_USER_INPUT)
                        .details())
                .containsEntry("field", "input.content");
        assertThat(save(bob, team.general(), "x".repeat(4001))
                        .refused(ErrorCode.BAD_USER_INPUT)
                        .details())
                .containsEntry("reason", "TOO_LONG");

        assertThat(ids(bob.api().run("drafts", Map.of("id", team.id())))).isEmpty();
        assertThat(ids(page(Map.of()))).isEmpty();
    }

    @Test
    void theWordsStayTheirsWhereTheRoomDoesNot() {
        var bob = team.join("Bob");
        var secret = ada.createChannel(team.id(), "secret", "PRIVATE");
        ada.addTo(secret, bob);
        var id = draft(bob, secret, "Hello");

        ada.api()
                .run("removeChannelMember", Map.of("id", secret, "user", bob.id()))
                .ok();

        var page = bob.api().run("drafts", Map.of("id", team.id())).ok();
        assertThat(page.text("viewer.drafts.nodes.0.content")).isEqualTo("Hello");
        assertThat(page.data("viewer.drafts.nodes.0.room").isNull()).isTrue();
        assertThat(delete(bob, id).ok().data("deleteDraft.room").isNull()).isTrue();
        assertThat(ids(bob.api().run("drafts", Map.of("id", team.id())))).isEmpty();
    }

    @Test
    void itGoesAwayAfterNinetyDays() {
        var id = DraftId.parse(draft(ada, team.general(), "Hello"));
        var drafts = node.bean(DraftTable.class);
        var before = Instant.now().plus(Duration.ofDays(90)).minusSeconds(60);
        var after = Instant.now().plus(Duration.ofDays(90)).plusSeconds(1);
        var user = UserId.parse(ada.id());
        var workspace = WorkspaceId.parse(team.id());

        for (var page : List.of(new PageRequest(10, null, false), new PageRequest(10, null, true))) {
            assertThat(drafts.page(user, workspace, page, before)).hasSize(1);
            assertThat(drafts.page(user, workspace, page, after)).isEmpty();
        }
        assertThat(drafts.findAll(Set.of(id), before)).hasSize(1);
        assertThat(drafts.findAll(Set.of(id), after)).isEmpty();
    }

    /// Written and deleted on several devices at once: what the client made of the events is what is there.
    @Test
    void theEventsTellWhatIsThere() throws Exception {
        var other = team.channel("other");
        var root = ada.send(team.general(), "Lunch?");
        var id = draft(ada, team.general(), "Before");
        try (var socket = node.socket(ada.token());
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var stream = socket.subscribe(EVENTS, Map.of("id", team.id()));
            stream.awaitEvent("StreamOpened");
            var held = held();

            var tasks = IntStream.range(0, 5)
                    .boxed()
                    .<Callable<Answer>>mapMulti((number, task) -> {
                        task.accept(() -> save(ada, team.general(), "General " + number));
                        task.accept(() -> save(ada, other, "Other " + number));
                        task.accept(() -> delete(ada, id));
                    })
                    .toList();
            for (var task : threads.invokeAll(tasks)) {
                task.get().ok();
            }
            saveReply(root, "Soup").ok();
            ada.send(team.general(), "The end");

            for (var event = stream.awaitEvent(); !isEnd(event); event = stream.awaitEvent()) {
                switch (event.path("__typename").asString()) {
                    case "DraftSaved" -> held.put(event.at("/draft/id").asString(), event.path("draft"));
                    case "DraftDeleted" -> {
                        assertThat(event.path("roomId").asString()).isEqualTo(team.general());
                        held.remove(event.path("draftId").asString());
                    }
                    default -> {
                        // Nothing of drafts.
                    }
                }
            }
            assertThat(held).isEqualTo(held()).hasSizeGreaterThan(1);
        }
    }

    private static final String EVENTS = """
            subscription ($id: ID!) {
              workspaceEvents(workspaceId: $id) {
                __typename
                ... on MessageSent { message { content } }
                ... on DraftSaved { draft { id roomId rootId content updatedAt expiresAt room { id } thread { root { id } } } }
                ... on DraftDeleted { draftId roomId rootId }
              }
            }
            """;

    private static boolean isEnd(JsonNode event) {
        return event.path("__typename").asString().equals("MessageSent");
    }

    private Map<String, JsonNode> held() {
        var held = new HashMap<String, JsonNode>();
        page(Map.of())
                .ok()
                .data("viewer.drafts.nodes")
                .forEach(draft -> held.put(draft.path("id").asString(), draft));
        return held;
    }

    @Test
    void whatItCosts() {
        var root = ada.send(team.general(), "Lunch?");
        var room = Map.of("roomId", team.general(), "content", "Hello");
        var thread = Map.of("roomId", team.general(), "parentId", root, "content", "Hello");
        assertCalls(
                Map.of("UpdateItem", 1),
                Map.of("EVALSHA", 1),
                () -> ada.api().run("saveDraft", Map.of("input", room)).ok());
        assertCalls(
                Map.of("GetItem", 1, "UpdateItem", 1),
                Map.of("EVALSHA", 1),
                () -> ada.api().run("saveDraft", Map.of("input", thread)).ok());
        var channels = "query ($id: ID!) { workspace(id: $id) { channels { nodes { viewerDraft { content } } } } }";
        assertCalls(
                Map.of("GetItem", 1, "Query", 2, "BatchGetItem", 1),
                Map.of(),
                () -> ada.api().send(channels, Map.of("id", team.id())).ok());
        var list = "query ($id: ID!) { viewer { drafts(workspaceId: $id) { nodes { content } } } }";
        assertCalls(
                Map.of("Query", 1),
                Map.of(),
                () -> ada.api().send(list, Map.of("id", team.id())).ok());
        var id = draft(ada, team.general(), "Hello");
        var delete = "mutation ($id: ID!) { deleteDraft(input: { draftId: $id }) { draftId } }";
        assertCalls(
                Map.of("UpdateItem", 1),
                Map.of("EVALSHA", 1),
                () -> ada.api().send(delete, Map.of("id", id)).ok());
    }

    private static void assertCalls(Map<String, Integer> dynamodb, Map<String, Integer> redis, Runnable action) {
        assertThat(Calls.during(action)).isEqualTo(new Calls(dynamodb, redis));
    }

    private String reply(String root) {
        var input = Map.of("roomId", team.general(), "parentId", root, "content", "Yes");
        return ada.api().run("reply", Map.of("input", input)).ok().text("sendMessage.message.id");
    }

    private static Answer save(Person person, String room, String content) {
        return person.api().run("saveDraft", Map.of("input", Map.of("roomId", room, "content", content)));
    }

    private Answer saveReply(String parent, String content) {
        var input = Map.of("roomId", team.general(), "parentId", parent, "content", content);
        return ada.api().run("saveDraft", Map.of("input", input));
    }

    private static String draft(Person person, String room, String content) {
        return save(person, room, content).ok().text("saveDraft.draft.id");
    }

    private static Answer delete(Person person, String id) {
        return person.api().run("deleteDraft", Map.of("id", id));
    }

    private Answer page(Map<String, ?> variables) {
        var all = new HashMap<String, Object>(variables);
        all.put("id", team.id());
        return ada.api().run("drafts", all);
    }

    private static List<String> ids(Answer page) {
        return page.ok().data("viewer.drafts.nodes").findValuesAsString("id").stream()
                .filter(id -> id.startsWith(DraftId.PREFIX))
                .toList();
    }

    /// What a person finds in #general and in a thread of it.
    private List<String> places(Person person, String root) {
        var found = person.api()
                .send(PLACES, Map.of("room", team.general(), "root", root))
                .ok();
        return List.of(
                found.data("room.viewerDraft.content").asString(""),
                found.data("thread.viewerDraft.content").asString(""));
    }
}
