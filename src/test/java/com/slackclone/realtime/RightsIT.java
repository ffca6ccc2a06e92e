package com.slackclone.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.slackclone.testing.ApplicationTest;
import com.slackclone.testing.Node;
import com.slackclone.testing.Person;
import com.slackclone.testing.SocketStream;
import com.slackclone.testing.Team;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Running streams follow what their viewers may hear, also on the node that did not change it.
@ApplicationTest
class RightsIT {

    private final Node node;

    RightsIT(Node node) {
        this.node = node;
    }

    @Test
    void whoJoinsAChannelHearsItFromThenOn() {
        var team = Team.create(node);
        var bob = team.join("Bob");
        var channel = team.channel("news");
        try (var socket = Node.probe().socket(bob.token())) {
            var stream = open(socket.run("workspaceEvents", Map.of("id", team.id())));
            team.admin().send(channel, "Not for Bob yet");

            bob.api().run("joinChannel", Map.of("id", channel)).ok();
            // At once: some come while the other node still looks what has changed.
            var sent = IntStream.range(0, 20)
                    .mapToObj(number -> team.admin().send(channel, "News " + number))
                    .toList();

            stream.awaitEvent("MemberJoinedRoom");
            assertThat(messages(stream, 20)).containsExactlyElementsOf(sent);
        }
    }

    @Test
    void whoIsAddedToAPrivateChannelHearsItAndWhoLeavesHearsNoMore() {
        var team = Team.create(node);
        var bob = team.join("Bob");
        var secret = team.admin().createChannel(team.id(), "secret", "PRIVATE");
        try (var socket = Node.probe().socket(bob.token())) {
            var stream = open(socket.run("workspaceEvents", Map.of("id", team.id())));

            team.admin().addTo(secret, bob);
            var heard = team.admin().send(secret, "Welcome");
            assertThat(messages(stream, 1)).containsExactly(heard);

            bob.api().run("leaveChannel", Map.of("id", secret)).ok();
            team.admin().send(secret, "He is gone");
            var last = team.admin().send(team.general(), "Hello all");

            assertThat(messages(stream, 1)).containsExactly(last);
            assertThat(stream.all().toString()).doesNotContain("He is gone");
        }
    }

    @Test
    void theStreamOfARoomEndsForWhoMayNotReadItAnyMore() {
        var team = Team.create(node);
        var bob = team.join("Bob");
        var secret = team.admin().createChannel(team.id(), "secret", "PRIVATE");
        var open = team.channel("open");
        team.admin().addTo(secret, bob);
        team.admin().addTo(open, bob);
        try (var socket = Node.probe().socket(bob.token())) {
            var ofSecret = open(socket.run("roomEvents", Map.of("id", secret)));
            var ofOpen = open(socket.run("roomEvents", Map.of("id", open)));

            bob.api().run("leaveChannel", Map.of("id", secret)).ok();
            bob.api().run("leaveChannel", Map.of("id", open)).ok();

            assertThat(ofSecret.awaitError().toString()).contains("NOT_FOUND");
            var sent = team.admin().send(open, "For everybody");
            assertThat(messages(ofOpen, 1)).as("all members may read it").containsExactly(sent);
        }
    }

    @Test
    void whoMakesAChannelHearsIt() {
        var team = Team.create(node);
        try (var socket = Node.probe().socket(team.admin().token())) {
            var stream = open(socket.run("workspaceEvents", Map.of("id", team.id())));

            var channels = List.of(team.channel("public"), team.admin().createChannel(team.id(), "private", "PRIVATE"));
            var sent =
                    channels.stream().map(channel -> say(team.admin(), channel)).toList();

            assertThat(messages(stream, 2)).containsExactlyElementsOf(sent);
        }
    }

    private static String say(Person person, String channel) {
        return person.send(channel, "Anybody here?");
    }

    private static SocketStream open(SocketStream stream) {
        stream.awaitEvent("StreamOpened");
        return stream;
    }

    private static List<String> messages(SocketStream stream, int count) {
        return Stream.generate(() -> stream.awaitEvent("MessageSent"))
                .limit(count)
                .map(event -> event.at("/message/id").asString())
                .toList();
    }
}
