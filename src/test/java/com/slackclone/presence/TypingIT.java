package com.slackclone.presence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.slackclone.account.UserId;
import com.slackclone.platform.error.ErrorCode;
import com.slackclone.platform.redis.Redis;
import com.slackclone.room.ChannelId;
import com.slackclone.testing.Answer;
import com.slackclone.testing.ApplicationTest;
import com.slackclone.testing.Node;
import com.slackclone.testing.Person;
import com.slackclone.testing.SocketStream;
import com.slackclone.testing.Team;
import io.lettuce.core.KillArgs;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Typing, told to who looks at another node.
@ApplicationTest
class TypingIT {

    private final Node node;
    private final Redis redis;

    TypingIT(Node node, Redis redis) {
        this.node = node;
        this.redis = redis;
    }

    @Test
    void isToldToOthersAndEndsByItself() {
        var team = Team.create(node);
        var bob = team.join("Bob");
        try (var socket = Node.probe().socket(bob.token())) {
            var stream = look(socket.run("typing", Map.of("id", team.general())), team.admin(), team.general());

            var expiresAt = Instant.parse(start(team.admin(), team.general()).text("startTyping.expiresAt"));

            var started = stream.awaitEvent();
            assertThat(started.at("/user/id").asString()).isEqualTo(team.admin().id());
            assertThat(started.path("isTyping").asBoolean()).isTrue();
            assertThat(Duration.between(Instant.now(), expiresAt)).isBetween(Duration.ZERO, Duration.ofSeconds(4));
            var ended = stream.awaitEvent();
            assertThat(ended.at("/user/id").asString()).isEqualTo(team.admin().id());
            assertThat(ended.path("isTyping").asBoolean()).isFalse();
            assertThat(Instant.parse(ended.path("expiresAt").asString())).isAfter(expiresAt.minusSeconds(1));
        }
    }

    @Test
    void endsWithTheMessage() {
        var team = Team.create(node);
        var bob = team.join("Bob");
        try (var socket = Node.probe().socket(bob.token())) {
            var stream = look(socket.run("typing", Map.of("id", team.general())), team.admin(), team.general());
            var expiresAt = Instant.parse(start(team.admin(), team.general()).text("startTyping.expiresAt"));
            assertThat(stream.awaitEvent().path("isTyping").asBoolean()).isTrue();

            team.admin().send(team.general(), "Hello");

            var ended = stream.awaitEvent();
            assertThat(ended.path("isTyping").asBoolean()).isFalse();
            assertThat(Instant.parse(ended.path("expiresAt").asString())).isBefore(expiresAt);
            assertThat(typing(bob, team.general()).size()).isZero();
        }
    }

    @Test
    void isNotEchoedToItsAuthor() {
        var team = Team.create(node);
        var bob = team.join("Bob");
        try (var socket = node.socket(team.admin().token())) {
            var stream = look(socket.run("typing", Map.of("id", team.general())), bob, team.general());

            start(team.admin(), team.general());
            team.admin().send(team.general(), "Hello");
            start(bob, team.general());

            assertThat(stream.awaitEvent().at("/user/id").asString()).isEqualTo(bob.id());
        }
    }

    @Test
    void isToldOnceUntilItIsAboutToEnd() {
        var team = Team.create(node);
        var bob = team.join("Bob");
        try (var socket = node.socket(bob.token())) {
            var stream = look(socket.run("typing", Map.of("id", team.general())), team.admin(), team.general());

            var room = ChannelId.parse(team.general());
            var key = "{" + room.workspace().uuid() + "}:typing:" + room.uuid();
            var user = UserId.parse(team.admin().id()).uuid().toString();
            start(team.admin(), team.general());
            // However slow this machine is, it is not about to end.
            redis.commands().zaddincr(key, 60_000, user);
            redis.commands().persist(key);
            redis.commands().persist(key + ":where");
            start(team.admin(), team.general());
            start(team.admin(), team.general());
            // Now it is.
            redis.commands().zaddincr(key, -61_500, user);
            start(team.admin(), team.general());
            team.admin().send(team.general(), "Done");

            assertThat(stream.awaitEvent().path("isTyping").asBoolean()).isTrue();
            assertThat(stream.awaitEvent().path("isTyping").asBoolean()).isTrue();
            assertThat(stream.awaitEvent().path("isTyping").asBoolean()).isFalse();
        }
    }

    @Test
    void ofAThreadIsToldThere() {
        var team = Team.create(node);
        var bob = team.join("Bob");
        var parent = team.admin().send(team.general(), "A thread?");
        try (var socket = Node.probe().socket(bob.token())) {
            var ofRoom = look(socket.run("typing", Map.of("id", team.general())), team.admin(), team.general());
            var ofThread = socket.run("typing", Map.of("id", team.general(), "parent", parent));
            var input = Map.of("roomId", team.general(), "parentId", parent);
            await().until(() -> {
                team.admin().api().run("startTyping", Map.of("input", input)).ok();
                return !ofThread.all().isEmpty();
            });
            assertThat(ofThread.awaitEvent().path("isTyping").asBoolean()).isTrue();
            assertThat(typing(bob, team.general()).size())
                    .as("in the room itself")
                    .isZero();

            // Who goes on elsewhere has stopped here.
            start(team.admin(), team.general());

            assertThat(ofRoom.awaitEvent().path("isTyping").asBoolean()).isTrue();
            ofThread.await(message -> message.toString().contains("\"isTyping\":false"));
        }
    }

    @Test
    void isToldFirstToWhoComesLater() {
        var team = Team.create(node);
        var bob = team.join("Bob");
        var probe = Node.probe();
        start(bob, team.general());
        assertThat(typing(team.admin(), team.general()).at("/0/id").asString()).isEqualTo(bob.id());
        try (var socket = probe.socket(team.admin().token())) {
            var one = socket.run("typing", Map.of("id", team.general()));
            assertThat(one.awaitEvent().at("/user/id").asString()).isEqualTo(bob.id());
            start(bob, team.general());
            var other = socket.run("typing", Map.of("id", team.general()));
            assertThat(other.awaitEvent().at("/user/id").asString()).isEqualTo(bob.id());
        }
    }

    @Test
    void goesOnBehindALostConnection() {
        var team = Team.create(node);
        var bob = team.join("Bob");
        try (var socket = node.socket(bob.token())) {
            var stream = look(socket.run("typing", Map.of("id", team.general())), team.admin(), team.general());

            redis.commands().clientKill(KillArgs.Builder.typePubsub());
            start(team.admin(), team.general());

            assertThat(stream.awaitEvent().path("isTyping").asBoolean()).isTrue();
            assertThat(stream.awaitEvent().path("isTyping").asBoolean()).isFalse();
        }
    }

    @Test
    void endsForWhoMayNotReadTheRoomAnyMore() {
        var team = Team.create(node);
        var bob = team.join("Bob");
        var secret = team.admin().createChannel(team.id(), "secret", "PRIVATE");
        team.admin().addTo(secret, bob);
        try (var socket = Node.probe().socket(bob.token())) {
            var stream = look(socket.run("typing", Map.of("id", secret)), team.admin(), secret);

            team.admin()
                    .api()
                    .run("removeChannelMember", Map.of("id", secret, "user", bob.id()))
                    .ok();
            start(team.admin(), secret);

            assertThat(stream.awaitError().toString()).contains("NOT_FOUND");
        }
    }

    @Test
    void isForThoseWhoMayWrite() {
        var team = Team.create(node);
        var bob = team.join("Bob");
        var eve = Person.register(node, "Eve");
        var open = team.channel("open");
        var secret = team.admin().createChannel(team.id(), "secret", "PRIVATE");
        var archived = team.channel("archived");
        team.admin().api().run("archiveChannel", Map.of("id", archived)).ok();

        refused(eve, Map.of("roomId", open), ErrorCode.NOT_FOUND);
        refused(bob, Map.of("roomId", open), ErrorCode.FORBIDDEN);
        refused(bob, Map.of("roomId", secret), ErrorCode.NOT_FOUND);
        refused(bob, Map.of("roomId", "C-none"), ErrorCode.NOT_FOUND);
        refused(team.admin(), Map.of("roomId", archived), ErrorCode.CONFLICT);
        try (var socket = node.socket(eve.token())) {
            assertThat(socket.run("typing", Map.of("id", open)).awaitError().toString())
                    .contains("NOT_FOUND");
        }
        assertThat(typing(team.admin(), open).size()).isZero();
    }

    @Test
    void isOfAThreadOfTheRoom() {
        var team = Team.create(node);
        var elsewhere = team.admin().send(team.channel("other"), "Elsewhere");

        refused(team.admin(), Map.of("roomId", team.general(), "parentId", elsewhere), ErrorCode.NOT_FOUND);
        refused(team.admin(), Map.of("roomId", team.general(), "parentId", team.general()), ErrorCode.NOT_FOUND);
    }

    private static void refused(Person person, Map<String, ?> input, ErrorCode code) {
        person.api().run("startTyping", Map.of("input", input)).refused(code);
    }

    private static Answer start(Person person, String room) {
        return person.api()
                .run("startTyping", Map.of("input", Map.of("roomId", room)))
                .ok();
    }

    private static JsonNode typing(Person person, String room) {
        return person.api().run("typingUsers", Map.of("id", room)).ok().data("room.typingUsers");
    }

    /// Awaits that the stream hears the room, by somebody who types there and stops.
    private static SocketStream look(SocketStream stream, Person typist, String room) {
        await().until(() -> {
            start(typist, room);
            return !stream.all().isEmpty();
        });
        typist.send(room, "That is all");
        stream.await(message -> message.toString().contains("\"isTyping\":false"));
        return stream;
    }
}
