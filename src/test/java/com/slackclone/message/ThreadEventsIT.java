package com.slackclone.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.slackclone.platform.error.ErrorCode;
import com.slackclone.testing.Answer;
import com.slackclone.testing.ApplicationTest;
import com.slackclone.testing.Node;
import com.slackclone.testing.Person;
import com.slackclone.testing.Team;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What a client held of a thread, and the events that it got, are what it would fetch now.
@ApplicationTest
class ThreadEventsIT {

    private final Node node;
    private final Team team;
    private final Person ada;
    private final String root;

    ThreadEventsIT(Node node) {
        this.node = node;
        this.team = Team.create(node);
        this.ada = team.admin();
        this.root = ada.send(team.general(), "Lunch?");
    }

    @Test
    void thoseWhoLookAtTheThreadHearOfItsReplies() {
        var bob = team.join("Bob");
        try (var socket = node.socket(ada.token())) {
            var stream = socket.run("threadEvents", Map.of("id", root));
            var cursor = stream.awaitEvent("StreamOpened").path("cursor").asString();

            var reply = reply(bob, "Yes").text("sendMessage.message.id");
            var sent = stream.awaitEvent("MessageSent").path("message");
            assertThat(sent.path("id").asString()).isEqualTo(reply);
            assertThat(sent.at("/parent/id").asString()).isEqualTo(root);
            assertThat(sent).isEqualTo(fetched(0));

            bob.api().run("editMessage", Map.of("id", reply, "content", "No")).ok();
            assertThat(stream.awaitEvent("MessageEdited").path("message")).isEqualTo(fetched(0));
            ada.api().run("addReaction", Map.of("id", reply, "emoji", "👍")).ok();
            assertThat(stream.awaitEvent("ReactionAdded").path("message")).isEqualTo(fetched(0));
            ada.api().run("removeReaction", Map.of("id", reply, "emoji", "👍")).ok();
            assertThat(stream.awaitEvent("ReactionRemoved").path("message")).isEqualTo(fetched(0));
            bob.api().run("deleteMessage", Map.of("id", reply)).ok();
            assertThat(stream.awaitEvent("MessageDeleted").path("message")).isEqualTo(fetched(0));

            ada.api()
                    .run("editMessage", Map.of("id", root, "content", "Dinner?"))
                    .ok();
            assertThat(stream.awaitEvent("MessageEdited").at("/message/content").asString())
                    .isEqualTo("Dinner?");

            var resumed = socket.run("threadEvents", Map.of("id", root, "after", cursor));
            assertThat(resumed.awaitEvent("StreamOpened").path("resumed").asBoolean())
                    .isTrue();
            assertThat(resumed.awaitEvent("MessageSent").at("/message/id").asString())
                    .isEqualTo(reply);
        }
    }

    @Test
    void aCursorMustBeOne() {
        try (var socket = node.socket(ada.token())) {
            var error = socket.run("threadEvents", Map.of("id", root, "after", "bm9uZQ"))
                    .awaitError();

            assertThat(error.at("/0/extensions/code").asString()).isEqualTo(ErrorCode.BAD_USER_INPUT.name());
        }
    }

    @Test
    void theRoomHearsOfTheCounts() {
        var bob = team.join("Bob");
        try (var socket = node.socket(ada.token())) {
            var room = socket.run("roomEvents", Map.of("id", team.general()));
            var workspace = socket.run("workspaceEvents", Map.of("id", team.id()));
            room.awaitEvent("StreamOpened");
            workspace.awaitEvent("StreamOpened");

            var reply = reply(bob, "Yes").text("sendMessage.message.id");
            var updated = room.awaitEvent("ThreadUpdated");
            assertThat(updated.path("thread")).isEqualTo(counts());
            assertThat(workspace.awaitEvent("ThreadUpdated").path("thread")).isEqualTo(counts());

            bob.api().run("deleteMessage", Map.of("id", reply)).ok();
            assertThat(room.awaitEvent("ThreadUpdated").path("thread")).isEqualTo(counts());
            assertThat(room.all())
                    .as("replies are no messages of the room")
                    .noneMatch(message -> message.toString().contains("\"MessageSent\""));
        }
    }

    @Test
    void theStreamEndsWithTheRightToTheRoom() {
        var bob = team.join("Bob");
        var secret = ada.createChannel(team.id(), "secret", "PRIVATE");
        ada.addTo(secret, bob);
        var message = ada.send(secret, "Hello");
        try (var socket = node.socket(bob.token())) {
            var stream = socket.run("threadEvents", Map.of("id", message));
            stream.awaitEvent("StreamOpened");

            ada.api()
                    .run("removeChannelMember", Map.of("id", secret, "user", bob.id()))
                    .ok();

            assertThat(stream.awaitError().toString()).contains("NOT_FOUND");
            var refused = socket.run("threadEvents", Map.of("id", message));
            assertThat(refused.awaitError().toString()).contains("NOT_FOUND");
        }
    }

    private Answer reply(Person person, String content) {
        var input = Map.of("roomId", team.general(), "parentId", root, "content", content);
        return person.api().run("reply", Map.of("input", input)).ok();
    }

    private JsonNode fetched(int index) {
        return ada.api().run("thread", Map.of("id", root)).ok().data("thread.replies.nodes." + index);
    }

    private JsonNode counts() {
        var document = """
                query ($id: ID!) {
                  thread(rootId: $id) {
                    root { id version }
                    replyCount
                    latestSeq
                    lastReplyAt
                    participants { id }
                  }
                }
                """;
        return ada.api().send(document, Map.of("id", root)).ok().data("thread");
    }
}
