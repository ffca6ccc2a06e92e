package com.slackclone.state;

import com.slackclone.testing.Answer;
import com.slackclone.testing.Node;
import com.slackclone.testing.Person;
import com.slackclone.testing.Team;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/// Where things happen. Bob is the one who looks on, and who does some of them on another device.
///
/// @param room a public channel that all three are in
/// @param root a message of it, with a thread
record Stage(Team team, Person ada, Person bob, Person cem, String room, String root) {

    static Stage create(Node node) {
        var team = Team.create(node);
        var ada = team.admin();
        var bob = team.join("Bob");
        var cem = team.join("Cem");
        var room = team.channel("room");
        ada.addTo(room, bob, cem);
        var stage = new Stage(team, ada, bob, cem, room, ada.send(room, "What is there to eat?"));
        stage.reply("Soup");
        return stage;
    }

    Map<String, String> place() {
        return Map.of("workspace", team.id(), "room", room, "root", root);
    }

    String message() {
        return ada.send(room, "Hello");
    }

    /// Ada's, in the thread.
    String reply(String content) {
        return reply(root, content);
    }

    String reply(String to, String content) {
        var input = Map.of("roomId", room, "parentId", to, "content", content);
        return ada.api().run("reply", Map.of("input", input)).ok().text("sendMessage.message.id");
    }

    /// A channel of its own that Ada has made and Bob is in.
    String channel(String type) {
        var channel = ada.createChannel(team.id(), "c" + UUID.randomUUID(), type);
        ada.addTo(channel, bob);
        return channel;
    }

    Answer archive(String channel) {
        return ada.api().run("archiveChannel", Map.of("id", channel));
    }

    Answer unarchive(String channel) {
        return ada.api().run("unarchiveChannel", Map.of("id", channel));
    }

    Answer remove(String channel, Person person) {
        return ada.api().run("removeChannelMember", Map.of("id", channel, "user", person.id()));
    }

    Answer edit(String message, String content) {
        return ada.api().run("editMessage", Map.of("id", message, "content", content));
    }

    Answer delete(String message) {
        return ada.api().run("deleteMessage", Map.of("id", message));
    }

    /// One of those operations that take an id alone.
    Answer by(Person person, String operation, String id) {
        return person.api().run(operation, Map.of("id", id));
    }

    Answer react(String operation, String message) {
        return ada.api().run(operation, Map.of("id", message, "emoji", "👍"));
    }

    /// Ada does something in the workspace to somebody, or to itself.
    Answer administer(String operation, Map<String, ?> input) {
        var all = new HashMap<String, Object>(input);
        all.put("workspaceId", team.id());
        return ada.api().run(operation, Map.of("input", all));
    }

    /// Of Bob's.
    String draft() {
        var input = Map.of("roomId", room, "content", "Begun " + UUID.randomUUID());
        return bob.api().run("saveDraft", Map.of("input", input)).ok().text("saveDraft.draft.id");
    }

    /// Of Bob's.
    String schedule(String channel, int seconds) {
        var at = Instant.now().plusSeconds(seconds).toString();
        var input = Map.of("roomId", channel, "content", "Later", "sendAt", at);
        return bob.api()
                .run("scheduleMessage", Map.of("input", input))
                .ok()
                .text("scheduleMessage.scheduledMessage.id");
    }

    /// Of Bob's, once he has it.
    ///
    /// @param message that mentions him
    String notification(String message) {
        return Awaitility.await()
                .until(
                        () -> bob.api()
                                .run("notifications", Map.of())
                                .ok()
                                .data("viewer.notifications.nodes")
                                .valueStream()
                                .filter(one -> one.at("/link/id").asString("").equals(message))
                                .map(one -> one.path("id").asString())
                                .findFirst()
                                .orElse(""),
                        id -> !id.isEmpty());
    }

    int latestSeq() {
        JsonNode seq = bob.api()
                .send("query ($id: ID!) { room(id: $id) { latestSeq } }", Map.of("id", room))
                .ok()
                .data("room.latestSeq");
        return seq.asInt();
    }
}
