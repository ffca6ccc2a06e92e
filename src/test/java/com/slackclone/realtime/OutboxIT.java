package com.slackclone.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.slackclone.testing.ApplicationTest;
import com.slackclone.testing.LocalStack;
import com.slackclone.testing.Node;
import com.slackclone.testing.Person;
import com.slackclone.testing.SocketStream;
import com.slackclone.testing.Team;
import com.slackclone.testing.Wire;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// One node writes and can't publish; subscribers at another hear of it all the same, once, from the worker.
@ApplicationTest
class OutboxIT {

    private static Wire wire;
    private static Node losing;

    private final Node node;
    private Team team;
    private Person ada;

    OutboxIT(Node node) {
        this.node = node;
    }

    @BeforeAll
    static void start() {
        wire = Wire.to("redis");
        losing = Node.start(Stream.concat(
                        LocalStack.shared().arguments(Map.of("redis", "redis://" + wire.authority())),
                        Stream.of("--slack-clone.roles=web"))
                .toArray(String[]::new));
    }

    @AfterAll
    static void stop() {
        losing.close();
        wire.close();
    }

    @BeforeEach
    void newTeam() {
        wire.mend();
        team = Team.create(node);
        ada = team.admin();
    }

    @Test
    void changesOfAChannel() {
        try (var socket = node.socket(ada.token())) {
            var workspace = open(socket.run("workspaceEvents", Map.of("id", team.id())));

            var channel = withoutRedis(ada, there -> there.createChannel(team.id(), "news", "PUBLIC"));
            workspace.awaitEvent("ChannelCreated");
            var room = open(socket.run("roomEvents", Map.of("id", channel)));
            withoutRedis(ada, there -> {
                there.api()
                        .run("updateChannel", Map.of("input", Map.of("channelId", channel, "topic", "Olds")))
                        .ok();
                there.api().run("archiveChannel", Map.of("id", channel)).ok();
                return there.api()
                        .run("unarchiveChannel", Map.of("id", channel))
                        .ok();
            });

            assertThat(room.awaitEvent("ChannelUpdated").at("/channel/topic").asString())
                    .isEqualTo("Olds");
            assertThat(room.awaitEvent("ChannelArchived").at("/channel/version").asInt())
                    .isEqualTo(3);
            assertThat(room.awaitEvent("ChannelUnarchived")
                            .at("/channel/version")
                            .asInt())
                    .isEqualTo(4);
            assertOnce(room, channel, "ChannelUpdated", "ChannelArchived", "ChannelUnarchived");
        }
    }

    @Test
    void whoComesIntoAChannelAndGoes() {
        var bob = team.join("Bob");
        var cy = team.join("Cy");
        var channel = ada.createChannel(team.id(), "secret", "PRIVATE");
        try (var socket = node.socket(ada.token());
                var bobs = node.socket(bob.token())) {
            var room = open(socket.run("roomEvents", Map.of("id", channel)));
            var own = open(bobs.run("workspaceEvents", Map.of("id", team.id())));

            withoutRedis(ada, there -> {
                there.addTo(channel, bob, cy);
                return there.api()
                        .run("removeChannelMember", Map.of("id", channel, "user", bob.id()))
                        .ok();
            });

            own.awaitEvent("MemberJoinedRoom");
            own.awaitEvent("MemberLeftRoom");
            room.awaitEvent("MemberLeftRoom");
            assertOnce(room, channel, "MemberJoinedRoom", "MemberJoinedRoom", "MemberLeftRoom");
        }
    }

    @Test
    void whoIsInAConversation() {
        var bob = team.join("Bob");
        var cy = team.join("Cy");
        try (var socket = node.socket(ada.token());
                var bobs = node.socket(bob.token())) {
            var own = open(bobs.run("workspaceEvents", Map.of("id", team.id())));

            var group = withoutRedis(ada, there -> there.converse(team.id(), bob, cy));
            own.awaitEvent("ConversationOpened");
            var room = open(socket.run("roomEvents", Map.of("id", group)));
            withoutRedis(
                    bob,
                    there -> there.api()
                            .run("leaveConversation", Map.of("id", group))
                            .ok());
            own.awaitEvent("MemberLeftRoom");
            withoutRedis(ada, there -> there.converse(team.id(), bob, cy));

            own.awaitEvent("ConversationOpened");
            room.awaitEvent("MemberJoinedRoom");
            assertOnce(room, group, "MemberLeftRoom", "MemberJoinedRoom");
        }
    }

    /// What somebody does at the node that has lost Redis.
    private <T> T withoutRedis(Person person, Function<Person, T> action) {
        var there = person.at(losing);
        // It has Redis again, and knows the session.
        await().untilAsserted(() ->
                there.api().run("workspace", Map.of("id", team.id())).ok());
        wire.cut();
        try {
            return action.apply(there);
        } finally {
            wire.mend();
        }
    }

    private static SocketStream open(SocketStream stream) {
        stream.awaitEvent("StreamOpened");
        return stream;
    }

    /// All of the room's events up to now; what a worker publishes again comes before the message that is sent now.
    private void assertOnce(SocketStream room, String id, String... typenames) {
        ada.send(id, "The end");
        room.awaitEvent("MessageSent");
        assertThat(room.all().stream()
                        .map(message -> message.at("/payload/data/roomEvents"))
                        .map(event -> event.path("__typename").asString(""))
                        .filter(type ->
                                !List.of("", "StreamOpened", "MessageSent").contains(type)))
                .containsExactly(typenames);
    }
}
