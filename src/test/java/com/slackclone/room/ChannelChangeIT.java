package com.slackclone.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.slackclone.platform.error.ErrorCode;
import com.slackclone.testing.Answer;
import com.slackclone.testing.ApplicationTest;
import com.slackclone.testing.Node;
import com.slackclone.testing.Person;
import com.slackclone.testing.SocketStream;
import com.slackclone.testing.Team;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@ApplicationTest
class ChannelChangeIT {

    private final Node node;

    ChannelChangeIT(Node node) {
        this.node = node;
    }

    @Test
    void thoseInAChannelSayWhatItIsAbout() {
        var team = Team.create(node);
        var bob = team.join("Bob");
        var channel = team.channel("news");
        update(bob, channel, Map.of("topic", "Mine")).refused(ErrorCode.FORBIDDEN);
        team.admin().addTo(channel, bob);

        var updated = update(bob, channel, Map.of("topic", " Today ", "purpose", "What is new"))
                .ok()
                .data("updateChannel.channel");

        assertThat(updated.path("topic").asString()).isEqualTo("Today");
        assertThat(updated.path("purpose").asString()).isEqualTo("What is new");
        assertThat(updated.path("version").asInt()).isEqualTo(2);
        var cleared = update(bob, channel, Map.of("topic", "")).ok().data("updateChannel.channel");
        assertThat(cleared.path("topic").isNull()).isTrue();
        assertThat(cleared.path("purpose").asString())
                .as("what is left out stays")
                .isEqualTo("What is new");
    }

    @Test
    void aChannelIsRenamedByItsMakerAndByAdmins() {
        var team = Team.create(node);
        var bob = team.join("Bob");
        var eve = team.join("Eve");
        var channel = bob.createChannel(team.id(), "news", "PUBLIC");
        bob.addTo(channel, eve);

        update(eve, channel, Map.of("name", "mine", "topic", "Mine")).refused(ErrorCode.FORBIDDEN);
        update(bob, channel, Map.of("name", "olds")).ok();
        assertThat(fetch(bob, channel).path("topic").isNull())
                .as("a refused change does nothing")
                .isTrue();
        update(team.admin(), channel, Map.of("name", "today")).ok();

        assertThat(fetch(eve, channel).path("name").asString()).isEqualTo("today");
        bob.createChannel(team.id(), "news", "PUBLIC");
        bob.createChannel(team.id(), "olds", "PUBLIC");
    }

    @Test
    void aNameMovesWithItsClaim() {
        var team = Team.create(node);
        var channel = team.channel("news");

        update(team.admin(), channel, Map.of("name", "random")).refused(ErrorCode.CONFLICT);
        update(team.admin(), channel, Map.of("name", "news", "topic", "Same name"))
                .ok();
        update(team.admin(), channel, Map.of("name", "today")).ok();
        update(team.admin(), team.general(), Map.of("name", "today")).refused(ErrorCode.CONFLICT);

        assertThat(fetch(team.admin(), channel).path("name").asString()).isEqualTo("today");
        assertThat(fetch(team.admin(), channel).path("topic").asString()).isEqualTo("Same name");
        team.channel("news");
    }

    @Test
    void ofTwoWhoTakeANameOneGetsIt() {
        var team = Team.create(node);
        var channels = Stream.of("a", "b", "c", "d").map(team::channel).toList();

        var renamed = channels.stream()
                .map(channel ->
                        CompletableFuture.supplyAsync(() -> update(team.admin(), channel, Map.of("name", "wanted"))))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(renamed).filteredOn(answer -> answer.codes().isEmpty()).hasSize(1);
        assertThat(channels.stream()
                        .map(channel ->
                                fetch(team.admin(), channel).path("name").asString()))
                .containsOnlyOnce("wanted");
    }

    @Test
    void aChangeMustBeOne() {
        var team = Team.create(node);
        var channel = team.channel("news");
        var before = fetch(team.admin(), channel);

        for (var wrong : List.of(
                Map.<String, String>of(),
                Map.of("name", "Two words"),
                Map.of("name", ""),
                Map.of("topic", "x".repeat(251)),
                Map.of("purpose", "two\nlines"),
                Map.of("name", "fine", "topic", "x".repeat(251)))) {
            update(team.admin(), channel, wrong).refused(ErrorCode.BAD_USER_INPUT);
        }

        assertThat(fetch(team.admin(), channel)).isEqualTo(before);
    }

    @Test
    void anArchivedChannelIsReadAndNoMore() {
        var team = Team.create(node);
        var bob = team.join("Bob");
        var eve = team.join("Eve");
        var channel = bob.createChannel(team.id(), "news", "PUBLIC");
        var message = bob.send(channel, "For ever");

        var archived = run(bob, "archiveChannel", channel).ok();

        assertThat(archived.data("archiveChannel.channel.isArchived").asBoolean())
                .isTrue();
        send(bob, channel).refused(ErrorCode.CONFLICT);
        bob.api().run("editMessage", Map.of("id", message, "content", "x")).refused(ErrorCode.CONFLICT);
        run(eve, "joinChannel", channel).refused(ErrorCode.CONFLICT);
        run(bob, "leaveChannel", channel).refused(ErrorCode.CONFLICT);
        bob.api()
                .run("addChannelMembers", Map.of("id", channel, "users", List.of(eve.id())))
                .refused(ErrorCode.CONFLICT);
        remove(team.admin(), channel, bob).refused(ErrorCode.CONFLICT);
        update(bob, channel, Map.of("topic", "x")).refused(ErrorCode.CONFLICT);
        update(bob, channel, Map.of("name", "x")).refused(ErrorCode.CONFLICT);
        run(bob, "archiveChannel", channel).refused(ErrorCode.CONFLICT);
        bob.api().run("markRoomRead", Map.of("id", channel, "seq", 1)).ok();
        assertThat(eve.api().run("history", Map.of("id", channel)).ok().text("room.messages.nodes.0.content"))
                .isEqualTo("For ever");
        team.channel("other");
        assertThat(team.admin()
                        .api()
                        .run("createChannel", Map.of("input", Map.of("workspaceId", team.id(), "name", "news")))
                        .codes())
                .as("it keeps its name")
                .containsExactly(ErrorCode.CONFLICT.name());
    }

    @Test
    void whatIsInAnArchivedChannelIsNotChanged() {
        var team = Team.create(node);
        var channel = team.channel("news");
        var input = Map.of("roomId", channel, "content", "Once", "clientMessageId", "one");
        var message = send(team.admin(), input).ok().text("sendMessage.message.id");
        assertThat(canEdit(team.admin(), message)).isTrue();

        run(team.admin(), "archiveChannel", channel).ok();

        assertThat(canEdit(team.admin(), message)).isFalse();
        team.admin()
                .api()
                .run("addReaction", Map.of("id", message, "emoji", ":thumbsup:"))
                .refused(ErrorCode.CONFLICT);
        for (var admin : List.of(team.admin(), team.admin().at(Node.probe()))) {
            assertThat(send(admin, input).ok().text("sendMessage.message.id"))
                    .as("a retry still answers what was sent")
                    .isEqualTo(message);
        }
        team.admin().api().run("deleteMessage", Map.of("id", message)).ok();
    }

    @Test
    void anArchivedChannelOpensAgain() {
        var team = Team.create(node);
        var bob = team.join("Bob");
        var channel = bob.createChannel(team.id(), "news", "PUBLIC");
        run(bob, "unarchiveChannel", channel).refused(ErrorCode.CONFLICT);
        run(bob, "archiveChannel", channel).ok();

        var opened = run(team.admin(), "unarchiveChannel", channel).ok();

        assertThat(opened.data("unarchiveChannel.channel.isArchived").asBoolean())
                .isFalse();
        assertThat(opened.data("unarchiveChannel.channel.memberCount").asInt()).isEqualTo(1);
        bob.send(channel, "Back again");
    }

    @Test
    void othersDoNotManageAChannel() {
        var team = Team.create(node);
        var bob = team.join("Bob");
        var channel = team.channel("news");
        team.admin().addTo(channel, bob);

        run(bob, "archiveChannel", channel).refused(ErrorCode.FORBIDDEN);
        remove(bob, channel, team.admin()).refused(ErrorCode.FORBIDDEN);
        run(team.admin(), "archiveChannel", channel).ok();
        run(bob, "unarchiveChannel", channel).refused(ErrorCode.FORBIDDEN);

        assertThat(fetch(bob, channel).path("isArchived").asBoolean()).isTrue();
        assertThat(canManage(bob, channel)).isFalse();
        assertThat(canManage(team.admin(), channel)).isTrue();
    }

    @Test
    void generalStaysOpen() {
        var team = Team.create(node);

        run(team.admin(), "archiveChannel", team.general()).refused(ErrorCode.CONFLICT);

        team.admin().send(team.general(), "Still here");
    }

    @Test
    void newcomersComeIntoAnArchivedDefaultChannelToo() {
        var team = Team.create(node);
        var random = team.admin()
                .api()
                .run("workspace", Map.of("id", team.id()))
                .ok()
                .text("workspace.channels.nodes.1.id");
        run(team.admin(), "archiveChannel", random).ok();

        team.join("Bob");

        assertThat(fetch(team.admin(), random).path("memberCount").asInt()).isEqualTo(2);
    }

    @Test
    void whoIsTakenOutIsOutAtOnceOnAllNodes() {
        var team = Team.create(node);
        var bob = team.join("Bob");
        var channel = team.admin().createChannel(team.id(), "leads", "PRIVATE");
        team.admin().addTo(channel, bob);
        var there = bob.at(Node.probe());
        there.send(channel, "Hello");

        var removed = remove(team.admin(), channel, bob).ok();

        assertThat(removed.data("removeChannelMember.channel.memberCount").asInt())
                .isEqualTo(1);
        await().untilAsserted(
                        () -> there.api().run("history", Map.of("id", channel)).refused(ErrorCode.NOT_FOUND));
        send(there, channel).refused(ErrorCode.NOT_FOUND);
        send(bob, channel).refused(ErrorCode.NOT_FOUND);
        team.admin().addTo(channel, bob);
        await().untilAsserted(
                        () -> there.api().run("history", Map.of("id", channel)).ok());
    }

    @Test
    void onlyWhoIsThereIsTakenOut() {
        var team = Team.create(node);
        var bob = team.join("Bob");
        var stranger = Person.register(node, "Eve");
        var channel = team.channel("news");

        remove(team.admin(), channel, bob).refused(ErrorCode.CONFLICT);
        remove(team.admin(), channel, stranger).refused(ErrorCode.NOT_FOUND);
        remove(team.admin(), team.general(), bob).refused(ErrorCode.CONFLICT);
        var self = remove(team.admin(), channel, team.admin()).ok();

        assertThat(self.data("removeChannelMember.channel.memberCount").asInt()).isZero();
    }

    @Test
    void everyChangeIsToldToAllWhoMayKnowOfTheChannel() {
        var team = Team.create(node);
        var bob = team.join("Bob");
        var channel = team.channel("news");
        try (var socket = Node.probe().socket(bob.token())) {
            var workspace = socket.run("workspaceEvents", Map.of("id", team.id()));
            var room = socket.run("roomEvents", Map.of("id", channel));
            workspace.awaitEvent("StreamOpened");
            room.awaitEvent("StreamOpened");

            update(team.admin(), channel, Map.of("name", "today", "topic", "Now"))
                    .ok();
            assertSameAsFetched(bob, channel, "ChannelUpdated", workspace, room);
            run(team.admin(), "archiveChannel", channel).ok();
            assertSameAsFetched(bob, channel, "ChannelArchived", workspace, room);
            run(team.admin(), "unarchiveChannel", channel).ok();
            assertSameAsFetched(bob, channel, "ChannelUnarchived", workspace, room);
        }
    }

    @Test
    void changesOfAPrivateChannelAreToldToThoseInIt() {
        var team = Team.create(node);
        var bob = team.join("Bob");
        var eve = team.join("Eve");
        var channel = team.admin().createChannel(team.id(), "leads", "PRIVATE");
        team.admin().addTo(channel, bob);
        try (var socket = node.socket(bob.token());
                var others = node.socket(eve.token())) {
            var bobs = socket.run("workspaceEvents", Map.of("id", team.id()));
            var eves = others.run("workspaceEvents", Map.of("id", team.id()));
            bobs.awaitEvent("StreamOpened");
            eves.awaitEvent("StreamOpened");

            update(team.admin(), channel, Map.of("topic", "Secret")).ok();
            var general = team.admin().send(team.general(), "For all");

            assertSameAsFetched(bob, channel, "ChannelUpdated", bobs);
            assertThat(eves.awaitEvent().at("/message/id").asString())
                    .as("the next that Eve hears of")
                    .isEqualTo(general);
        }
    }

    @Test
    void aRemovalIsToldToTheRoomAndToThePerson() {
        var team = Team.create(node);
        var bob = team.join("Bob");
        var channel = team.admin().createChannel(team.id(), "leads", "PRIVATE");
        team.admin().addTo(channel, bob);
        try (var socket = node.socket(bob.token());
                var admins = node.socket(team.admin().token())) {
            var bobs = socket.run("workspaceEvents", Map.of("id", team.id()));
            var room = admins.run("roomEvents", Map.of("id", channel));
            bobs.awaitEvent("StreamOpened");
            room.awaitEvent("StreamOpened");

            remove(team.admin(), channel, bob).ok();

            assertThat(room.awaitEvent("MemberLeftRoom").at("/user/id").asString())
                    .isEqualTo(bob.id());
            assertThat(bobs.awaitEvent("MemberLeftRoom").path("roomId").asString())
                    .isEqualTo(channel);
        }
    }

    private static void assertSameAsFetched(Person person, String channel, String type, SocketStream... streams) {
        var fetched = fetch(person, channel);
        for (var stream : streams) {
            assertThat(stream.awaitEvent(type).path("channel")).isEqualTo(fetched);
        }
    }

    private static Answer update(Person person, String channel, Map<String, String> change) {
        var input = new HashMap<>(change);
        input.put("channelId", channel);
        return person.api().run("updateChannel", Map.of("input", input));
    }

    private static Answer run(Person person, String operation, String channel) {
        return person.api().run(operation, Map.of("id", channel));
    }

    private static Answer remove(Person person, String channel, Person removed) {
        return person.api().run("removeChannelMember", Map.of("id", channel, "user", removed.id()));
    }

    private static Answer send(Person person, String channel) {
        return send(person, Map.of("roomId", channel, "content", "Hello"));
    }

    private static Answer send(Person person, Map<String, String> input) {
        return person.api().run("sendMessage", Map.of("input", input));
    }

    private static boolean canEdit(Person person, String message) {
        return person.api()
                .send("query ($id: ID!) { message(id: $id) { viewerCanEdit } }", Map.of("id", message))
                .ok()
                .data("message.viewerCanEdit")
                .asBoolean();
    }

    private static JsonNode fetch(Person person, String channel) {
        return run(person, "channel", channel).ok().data("channel");
    }

    private static boolean canManage(Person person, String channel) {
        return person.api()
                .send("query ($id: ID!) { channel(id: $id) { viewerCanManage } }", Map.of("id", channel))
                .ok()
                .data("channel.viewerCanManage")
                .asBoolean();
    }
}
