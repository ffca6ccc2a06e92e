package com.slackclone.room;

import static org.assertj.core.api.Assertions.assertThat;

import com.slackclone.testing.Answer;
import com.slackclone.testing.ApplicationTest;
import com.slackclone.testing.Node;
import com.slackclone.testing.Person;
import com.slackclone.testing.Team;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@ApplicationTest
class ConversationListIT {

    private final Team team;
    private final Person ada;
    private final Person bob;
    private final Person cy;

    ConversationListIT(Node node) {
        this.team = Team.create(node);
        this.ada = team.admin();
        this.bob = team.join("Bob");
        this.cy = team.join("Cy");
    }

    @Test
    void thatInWhichSomethingWasSaidLastComesFirst() {
        var withBob = ada.converse(team.id(), bob);
        var withCy = ada.converse(team.id(), cy);
        var withBoth = ada.converse(team.id(), bob, cy);
        var ofTheOthers = bob.converse(team.id(), cy);

        assertThat(ids(list(ada, Map.of())))
                .as("an empty one is as recent as its opening")
                .containsExactly(withBoth, withCy, withBob);
        bob.send(withBob, "One");
        bob.send(withBob, "Two");
        cy.send(withCy, "Three");

        var listed = list(ada, Map.of());
        assertThat(ids(listed)).containsExactly(withCy, withBob, withBoth).doesNotContain(ofTheOthers);
        assertThat(all(listed, "viewerUnreadCount")).containsExactly("1", "2", "0");
        assertThat(all(listed, "lastMessagePreview")).containsExactly("Three", "Two", "");
    }

    @Test
    void itIsReadInPages() {
        var withBob = ada.converse(team.id(), bob);
        var withCy = ada.converse(team.id(), cy);
        var withBoth = ada.converse(team.id(), bob, cy);

        var first = list(ada, Map.of("first", 1));
        assertThat(ids(first)).containsExactly(withBoth);
        assertThat(flag(first, "hasNextPage")).isTrue();
        bob.send(withBoth, "What moves to the front is not found again behind the cursor");
        bob.send(withBob, "Nor is this");
        var rest = list(ada, Map.of("first", 2, "after", cursor(first, "endCursor")));
        assertThat(ids(rest)).containsExactly(withCy);
        assertThat(flag(rest, "hasNextPage")).isFalse();

        var last = list(ada, Map.of("last", 2));
        assertThat(ids(last)).containsExactly(withBoth, withCy);
        assertThat(flag(last, "hasPreviousPage")).isTrue();
        var before = list(ada, Map.of("last", 2, "before", cursor(last, "startCursor")));
        assertThat(ids(before)).containsExactly(withBob);
    }

    @Test
    void thePreviewShowsTheLastMessageAsItIs() {
        var direct = ada.converse(team.id(), bob);
        bob.send(direct, "First");
        var last = bob.send(direct, "Secret\nof two lines");
        assertThat(all(list(ada, Map.of()), "lastMessagePreview")).containsExactly("Secret of two lines");

        bob.api()
                .run("editMessage", Map.of("id", last, "content", "x".repeat(200)))
                .ok();
        assertThat(all(list(ada, Map.of()), "lastMessagePreview")).containsExactly("x".repeat(99) + "…");

        bob.api().run("deleteMessage", Map.of("id", last)).ok();
        var listed = list(ada, Map.of());
        assertThat(all(listed, "lastMessagePreview")).containsExactly("");
        assertThat(nodes(listed).get(0).at("/lastMessage/id").asString()).isEqualTo(last);
    }

    @Test
    void theLastMessageOfAChannel() {
        var document = "query ($id: ID!) { channel(id: $id) { lastMessage { id } } }";
        var empty = ada.api().send(document, Map.of("id", team.general())).ok();
        assertThat(empty.data("channel.lastMessage").isNull()).isTrue();

        ada.send(team.general(), "One");
        var last = bob.send(team.general(), "Two");

        assertThat(ada.api().send(document, Map.of("id", team.general())).ok().text("channel.lastMessage.id"))
                .isEqualTo(last);
    }

    @Test
    void whatOneHasLeftIsNotListed() {
        var group = ada.converse(team.id(), bob, cy);
        bob.api().run("leaveConversation", Map.of("id", group)).ok();

        assertThat(ids(list(bob, Map.of()))).isEmpty();
        assertThat(ids(list(cy, Map.of()))).containsExactly(group);
    }

    private Answer list(Person person, Map<String, ?> page) {
        var variables = new HashMap<String, Object>(page);
        variables.put("id", team.id());
        return person.api().run("conversations", variables).ok();
    }

    private static JsonNode nodes(Answer listed) {
        return listed.data("workspace.conversations.nodes");
    }

    private static List<String> ids(Answer listed) {
        return all(listed, "id");
    }

    private static List<String> all(Answer listed, String field) {
        return nodes(listed)
                .valueStream()
                .map(one -> one.path(field).asString(""))
                .toList();
    }

    private static String cursor(Answer listed, String which) {
        return listed.text("workspace.conversations.pageInfo." + which);
    }

    private static boolean flag(Answer listed, String which) {
        return listed.data("workspace.conversations.pageInfo." + which).asBoolean();
    }
}
