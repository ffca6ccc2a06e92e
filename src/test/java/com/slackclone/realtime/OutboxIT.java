package com.slackclone.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.slackclone.platform.error.ErrorCode;
import com.slackclone.testing.Answer;
import com.slackclone.testing.ApplicationTest;
import com.slackclone.testing.LocalStack;
import com.slackclone.testing.Node;
import com.slackclone.testing.Person;
import com.slackclone.testing.SocketStream;
import com.slackclone.testing.Team;
import com.slackclone.testing.Wire;
import java.time.Duration;
import java.time.Instant;
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
            assertOnceIn(room, channel, "ChannelUpdated", "ChannelArchived", "ChannelUnarchived");
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
            assertOnceIn(room, channel, "MemberJoinedRoom", "MemberJoinedRoom", "MemberLeftRoom");
        }
    }

    /// The node that took them out could not tell the others, which know by heart who is in.
    @Test
    void whoWasTakenOutReadsNoMoreAtAnyNode() {
        var bob = team.join("Bob");
        var channel = ada.createChannel(team.id(), "secret", "PRIVATE");
        ada.addTo(channel, bob);
        bob.api().run("room", Map.of("id", channel)).ok();

        withoutRedis(
                ada,
                there -> there.api()
                        .run("removeChannelMember", Map.of("id", channel, "user", bob.id()))
                        .ok());

        await().untilAsserted(() -> bob.api().run("room", Map.of("id", channel)).refused(ErrorCode.NOT_FOUND));
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
            assertOnceIn(room, group, "MemberLeftRoom", "MemberJoinedRoom");
        }
    }

    @Test
    void changesOfAWorkspaceAndItsMembers() {
        var bob = team.join("Bob");
        var cy = Person.register(node, "Cy");
        team.invite(cy.email());
        var token = cy.inviteToken(team.name());
        try (var socket = node.socket(ada.token())) {
            var stream = open(socket.run("workspaceEvents", Map.of("id", team.id())));

            withoutRedis(ada, there -> {
                run(there, "updateWorkspace", Map.of("workspaceId", team.id(), "name", "Engines"));
                var member = Map.of("workspaceId", team.id(), "userId", bob.id());
                run(there, "changeMemberRole", Map.of("workspaceId", team.id(), "userId", bob.id(), "role", "ADMIN"));
                run(there, "deactivateMember", member);
                return run(there, "reactivateMember", member);
            });
            withoutRedis(
                    cy,
                    there -> there.api()
                            .run("acceptInvite", Map.of("token", token))
                            .ok());

            assertOnce(
                    stream,
                    "WorkspaceUpdated",
                    "MemberRoleChanged",
                    "MemberDeactivated",
                    "MemberJoinedWorkspace",
                    "MemberJoinedWorkspace");
        }
    }

    @Test
    void whatPeopleSayOfThemselves() {
        try (var socket = node.socket(ada.token())) {
            var stream = open(socket.run("workspaceEvents", Map.of("id", team.id())));

            withoutRedis(ada, there -> {
                run(there, "updateProfile", Map.of("title", "Analyst"));
                return run(there, "setStatus", Map.of("text", "Busy"));
            });

            assertOnce(stream, "UserUpdated", "UserUpdated");
        }
    }

    @Test
    void whatPeopleKeepForThemselves() {
        var message = ada.send(team.general(), "Hello");
        try (var socket = node.socket(ada.token())) {
            var stream = open(socket.run("workspaceEvents", Map.of("id", team.id())));

            withoutRedis(ada, there -> {
                there.api().run("saveMessage", Map.of("id", message)).ok();
                there.api().run("unsaveMessage", Map.of("id", message)).ok();
                var draft = run(there, "saveDraft", Map.of("roomId", team.general(), "content", "Begun"))
                        .text("saveDraft.draft.id");
                there.api().run("deleteDraft", Map.of("id", draft)).ok();
                var letter = Map.of(
                        "roomId", team.general(),
                        "content", "Later",
                        "sendAt", Instant.now().plus(Duration.ofDays(1)).toString());
                var scheduled = run(there, "scheduleMessage", letter).text("scheduleMessage.scheduledMessage.id");
                return run(there, "cancelScheduledMessage", Map.of("scheduledMessageId", scheduled));
            });

            assertOnce(
                    stream,
                    "MessageSaved",
                    "MessageUnsaved",
                    "DraftSaved",
                    "DraftDeleted",
                    "MessageScheduled",
                    "ScheduledMessageCancelled");
        }
    }

    @Test
    void whichNotificationsAreRead() {
        var bob = team.join("Bob");
        try (var socket = node.socket(ada.token())) {
            var stream = open(socket.run("notificationEvents", Map.of()));
            bob.send(team.general(), "Hi <@" + ada.id() + ">");
            stream.awaitEvent("NotificationCreated");

            withoutRedis(
                    ada, there -> there.api().run("markAllNotificationsRead").ok());

            stream.awaitEvent("NotificationsRead");
            assertThat(types(stream)).containsExactly("StreamOpened", "NotificationCreated", "NotificationsRead");
        }
    }

    private static Answer run(Person person, String operation, Map<String, String> input) {
        return person.api().run(operation, Map.of("input", input)).ok();
    }

    /// What somebody does at the node that has lost Redis.
    private <T> T withoutRedis(Person person, Function<Person, T> action) {
        var there = person.at(losing);
        // It has Redis again, and knows the session.
        await().untilAsserted(() -> there.api().run("viewer").ok());
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

    /// These events come, and no other. What comes behind them would come before the message that is sent then.
    private void assertOnce(SocketStream stream, String... typenames) {
        assertOnceIn(stream, team.general(), typenames);
    }

    private void assertOnceIn(SocketStream stream, String room, String... typenames) {
        await().atMost(Duration.ofSeconds(20)).until(() -> types(stream).size() > typenames.length);
        ada.send(room, "The end");
        stream.awaitEvent("MessageSent");
        assertThat(types(stream))
                .filteredOn(type -> !List.of("StreamOpened", "MessageSent").contains(type))
                .containsExactlyInAnyOrder(typenames);
    }

    private static List<String> types(SocketStream stream) {
        return stream.all().stream()
                .map(message -> message.at("/payload/data"))
                .filter(data -> !data.isEmpty())
                .map(data -> data.iterator().next().path("__typename").asString())
                .toList();
    }
}
