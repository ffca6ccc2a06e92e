package com.slackclone.room;

import static org.assertj.core.api.Assertions.assertThat;

import com.slackclone.testing.ApplicationTest;
import com.slackclone.testing.Node;
import com.slackclone.testing.Person;
import com.slackclone.testing.SocketStream;
import com.slackclone.testing.Team;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What a client held of the conversations, and the events that it got, make what it would fetch now.
@ApplicationTest
class ConversationStateIT {

    private static final String CONVERSATIONS = """
            query ($id: ID!) {
              workspace(id: $id) { conversations { nodes { id latestSeq viewerLastReadSeq lastMessagePreview } } }
            }
            """;
    private static final String EVENTS = """
            subscription ($id: ID!) {
              workspaceEvents(workspaceId: $id) {
                __typename
                ... on ConversationOpened { conversation { id latestSeq viewerLastReadSeq lastMessagePreview } }
                ... on MemberLeftRoom { roomId user { id } }
                ... on RoomRead { lastReadSeq room { id } }
                ... on MessageSent { message { seq content author { id } room { id } } }
                ... on MessageEdited { message { seq content room { id } } }
                ... on MessageDeleted { message { seq content room { id } } }
              }
            }
            """;

    private final Node node;
    private final Team team;
    private final Person ada;
    private final Person bob;
    private final Person cy;

    ConversationStateIT(Node node) {
        this.node = node;
        this.team = Team.create(node);
        this.ada = team.admin();
        this.bob = team.join("Bob");
        this.cy = team.join("Cy");
    }

    /// What a client shows of a conversation.
    record Shown(long latestSeq, long lastReadSeq, String preview) {

        static Shown of(JsonNode conversation) {
            return new Shown(
                    conversation.path("latestSeq").asLong(),
                    conversation.path("viewerLastReadSeq").asLong(),
                    conversation.path("lastMessagePreview").asString(""));
        }

        Shown sent(JsonNode message, String viewer) {
            var seq = message.path("seq").asLong();
            var isOwn = message.at("/author/id").asString().equals(viewer);
            return new Shown(
                    seq, isOwn ? seq : lastReadSeq, message.path("content").asString());
        }

        Shown changed(JsonNode message) {
            return message.path("seq").asLong() == latestSeq
                    ? new Shown(latestSeq, lastReadSeq, message.path("content").asString(""))
                    : this;
        }

        Shown read(long seq) {
            return new Shown(latestSeq, seq, preview);
        }
    }

    @Test
    void conversationsOfBob() {
        var old = ada.converse(team.id(), bob);
        ada.send(old, "Before");
        try (var socket = node.socket(bob.token())) {
            var stream = socket.subscribe(EVENTS, Map.of("id", team.id()));
            stream.awaitEvent("StreamOpened");
            var shown = fetch();

            happen(old);

            var last = ada.send(team.general(), "The end");
            for (var event = next(stream); !isEnd(event); event = next(stream)) {
                apply(shown, event);
            }
            assertThat(shown).isEqualTo(fetch()).hasSize(3);
            assertThat(last).isNotEmpty();
        }
    }

    private void happen(String old) {
        var direct = cy.converse(team.id(), bob);
        var edited = cy.send(direct, "Helo");
        cy.api().run("editMessage", Map.of("id", edited, "content", "Hello")).ok();
        bob.send(direct, "Hi");
        var deleted = cy.send(direct, "Oops");
        cy.api().run("deleteMessage", Map.of("id", deleted)).ok();
        bob.api().run("markRoomRead", Map.of("id", direct, "seq", 3)).ok();
        bob.api().run("markRoomUnread", Map.of("id", direct, "seq", 2)).ok();
        bob.api().run("markRoomRead", Map.of("id", old, "seq", 1)).ok();
        var left = ada.converse(team.id(), bob, cy);
        ada.send(left, "To all");
        bob.api().run("leaveConversation", Map.of("id", left)).ok();
        ada.send(left, "To those who are left");
        cy.converse(team.id(), bob, ada);
        ada.send(left, "To all again");
    }

    private void apply(Map<String, Shown> shown, JsonNode event) {
        switch (event.path("__typename").asString()) {
            case "ConversationOpened" -> {
                var opened = event.path("conversation");
                shown.put(opened.path("id").asString(), Shown.of(opened));
            }
            case "MemberLeftRoom" -> {
                if (event.at("/user/id").asString().equals(bob.id())) {
                    shown.remove(event.path("roomId").asString());
                }
            }
            case "RoomRead" ->
                shown.computeIfPresent(
                        event.at("/room/id").asString(),
                        (_, held) -> held.read(event.path("lastReadSeq").asLong()));
            case "MessageSent" ->
                shown.computeIfPresent(room(event), (_, held) -> held.sent(event.path("message"), bob.id()));
            case "MessageEdited", "MessageDeleted" ->
                shown.computeIfPresent(room(event), (_, held) -> held.changed(event.path("message")));
            default -> {
                // Nothing of conversations.
            }
        }
    }

    private static String room(JsonNode event) {
        return event.at("/message/room/id").asString();
    }

    private boolean isEnd(JsonNode event) {
        return room(event).equals(team.general());
    }

    private static JsonNode next(SocketStream stream) {
        return stream.awaitEvent();
    }

    private Map<String, Shown> fetch() {
        var shown = new TreeMap<String, Shown>();
        bob.api()
                .send(CONVERSATIONS, Map.of("id", team.id()))
                .ok()
                .data("workspace.conversations.nodes")
                .forEach(one -> shown.put(one.path("id").asString(), Shown.of(one)));
        return shown;
    }
}
