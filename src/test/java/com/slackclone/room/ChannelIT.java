package com.slackclone.room;

import static org.assertj.core.api.Assertions.assertThat;

import com.slackclone.platform.error.ErrorCode;
import com.slackclone.testing.Answer;
import com.slackclone.testing.ApplicationTest;
import com.slackclone.testing.Node;
import com.slackclone.testing.Person;
import com.slackclone.testing.Team;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@ApplicationTest
class ChannelIT {

    private final Node node;

    ChannelIT(Node node) {
        this.node = node;
    }

    @Test
    void anyMemberMakesAPublicChannel() {
        var team = Team.create(node);
        var bob = team.join("Bob");

        var made = create(bob, team, Map.of("name", "größe_2-日本", "topic", " Sizes "))
                .ok();

        assertThat(made.text("createChannel.channel.name")).isEqualTo("größe_2-日本");
        assertThat(made.text("createChannel.channel.topic")).isEqualTo("Sizes");
        assertThat(made.text("createChannel.channel.type")).isEqualTo("PUBLIC");
        assertThat(made.data("createChannel.channel.memberCount").asInt()).isEqualTo(1);
        assertThat(made.data("createChannel.channel.viewerIsMember").asBoolean())
                .isTrue();
    }

    @Test
    void adminsMakePrivateChannels() {
        var team = Team.create(node);
        var bob = team.join("Bob");
        var wanted = Map.of("name", "leads", "type", "PRIVATE");

        create(bob, team, wanted).refused(ErrorCode.FORBIDDEN);
        create(team.admin(), team, wanted).ok();

        assertThat(names(team.admin(), team)).contains("leads");
        assertThat(names(bob, team)).as("it does not exist for others").doesNotContain("leads");
    }

    @Test
    void aNameIsTakenOnceInAWorkspace() {
        var team = Team.create(node);
        var other = Team.create(node);

        create(team.admin(), team, Map.of("name", "general")).refused(ErrorCode.CONFLICT);
        create(team.admin(), team, Map.of("name", "news")).ok();
        create(team.admin(), team, Map.of("name", "news")).refused(ErrorCode.CONFLICT);
        create(other.admin(), other, Map.of("name", "news")).ok();

        assertThat(names(team.admin(), team)).containsExactly("general", "random", "news");
    }

    @Test
    void aNameMustBeOne() {
        var team = Team.create(node);

        for (var name : List.of("", "News", "two words", "a#b", "x".repeat(81), "a:b*")) {
            var refused = create(team.admin(), team, Map.of("name", name)).refused(ErrorCode.BAD_USER_INPUT);
            assertThat(refused.details()).containsEntry("field", "input.name");
        }
        create(team.admin(), team, Map.of("name", "fine", "topic", "x".repeat(251)))
                .refused(ErrorCode.BAD_USER_INPUT);
        assertThat(create(team.admin(), team, Map.of("name", "", "topic", "x".repeat(251)))
                        .fields())
                .containsExactly("input.name", "input.topic");

        assertThat(names(team.admin(), team)).containsExactly("general", "random");
    }

    @Test
    void aCursorOfAnotherListIsWrongInput() {
        var team = Team.create(node);
        var other = Team.create(node);

        for (var list : List.of("channels", "members", "invites")) {
            for (var cursor : List.of("nonsense", other.general())) {
                var document = "query($id: ID!, $c: String) { workspace(id: $id) { " + list
                        + "(after: $c) { nodes { __typename } } } }";
                var refused = team.admin().api().send(document, Map.of("id", team.id(), "c", cursor));
                assertThat(refused.refused(ErrorCode.BAD_USER_INPUT).details()).containsEntry("field", "after");
            }
        }
    }

    @Test
    void oneJoinsAndLeavesAPublicChannel() {
        var team = Team.create(node);
        var bob = team.join("Bob");
        var channel = team.channel("news");
        team.admin().send(channel, "Before Bob");

        var joined = bob.api().run("joinChannel", Map.of("id", channel)).ok();
        bob.api().run("joinChannel", Map.of("id", channel)).refused(ErrorCode.CONFLICT);
        bob.send(channel, "Here I am");
        var left = bob.api().run("leaveChannel", Map.of("id", channel)).ok();
        bob.api().run("leaveChannel", Map.of("id", channel)).refused(ErrorCode.CONFLICT);

        assertThat(joined.data("joinChannel.channel.memberCount").asInt()).isEqualTo(2);
        assertThat(joined.data("joinChannel.channel.viewerUnreadCount").asInt())
                .as("who comes new has nothing unread")
                .isZero();
        assertThat(left.data("leaveChannel.channel.memberCount").asInt()).isEqualTo(1);
        assertThat(left.data("leaveChannel.channel.viewerIsMember").asBoolean()).isFalse();
        send(bob, channel).refused(ErrorCode.FORBIDDEN);
    }

    @Test
    void allGetInWhoJoinAtOnce() throws Exception {
        var team = Team.create(node);
        var channel = team.channel("news");
        var people = IntStream.range(0, 6).mapToObj(i -> team.join("Bob " + i)).toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var joins = people.stream()
                    .map(person -> threads.submit(() -> person.api().run("joinChannel", Map.of("id", channel))))
                    .toList();
            for (var join : joins) {
                join.get().ok();
            }
        }

        assertThat(team.admin()
                        .api()
                        .run("channel", Map.of("id", channel))
                        .data("channel.memberCount")
                        .asInt())
                .isEqualTo(7);
    }

    @Test
    void everybodyStaysInTheDefaultChannels() {
        var team = Team.create(node);

        team.admin().api().run("leaveChannel", Map.of("id", team.general())).refused(ErrorCode.CONFLICT);
    }

    @Test
    void thoseInAPrivateChannelAddOthers() {
        var team = Team.create(node);
        var bob = team.join("Bob");
        var eve = team.join("Eve");
        var channel = team.admin().createChannel(team.id(), "leads", "PRIVATE");
        team.admin().send(channel, "Secret");
        var addBob = Map.of("id", channel, "users", List.of(bob.id()));

        bob.api().run("joinChannel", Map.of("id", channel)).refused(ErrorCode.NOT_FOUND);
        eve.api().run("addChannelMembers", addBob).refused(ErrorCode.NOT_FOUND);
        var added = team.admin().api().run("addChannelMembers", addBob).ok();
        team.admin().api().run("addChannelMembers", addBob).refused(ErrorCode.CONFLICT);

        assertThat(added.data("addChannelMembers.channel.memberCount").asInt()).isEqualTo(2);
        assertThat(bob.api()
                        .run("history", Map.of("id", channel))
                        .ok()
                        .data("room.messages.nodes")
                        .size())
                .isEqualTo(1);
        eve.api().run("history", Map.of("id", channel)).refused(ErrorCode.NOT_FOUND);
    }

    @Test
    void whoLeavesAPrivateChannelMayNotKnowOfItAnyMore() {
        var team = Team.create(node);
        var bob = team.join("Bob");
        var channel = team.admin().createChannel(team.id(), "leads", "PRIVATE");
        team.admin().addTo(channel, bob);
        bob.send(channel, "Bye");

        var left = bob.api().run("leaveChannel", Map.of("id", channel)).ok();

        assertThat(left.data("leaveChannel.channel").isNull()).isTrue();
        for (var operation : List.of("room", "history", "joinChannel", "leaveChannel")) {
            bob.api().run(operation, Map.of("id", channel)).refused(ErrorCode.NOT_FOUND);
        }
        send(bob, channel).refused(ErrorCode.NOT_FOUND);
        assertThat(names(bob, team)).doesNotContain("leads");
    }

    @Test
    void allOrNoneAreAdded() {
        var team = Team.create(node);
        var bob = team.join("Bob");
        var stranger = Person.register(node, "Eve");
        var channel = team.channel("news");

        add(team, channel, bob.id(), stranger.id()).refused(ErrorCode.NOT_FOUND);
        add(team, channel).refused(ErrorCode.BAD_USER_INPUT);
        assertThat(add(team, channel, bob.id(), team.admin().id())
                        .refused(ErrorCode.CONFLICT)
                        .details())
                .containsEntry("userId", team.admin().id());

        assertThat(members(team.admin(), channel)).containsExactly(team.admin().id());
    }

    @Test
    void aChannelIsReadByThoseWhoAreNotInIt() {
        var team = Team.create(node);
        var bob = team.join("Bob");
        var channel = team.channel("news");
        team.admin().send(channel, "Hello");

        var room = bob.api().run("room", Map.of("id", channel)).ok();

        assertThat(room.data("room.viewerIsMember").asBoolean()).isFalse();
        assertThat(room.data("room.viewerUnreadCount").asInt()).isZero();
        assertThat(room.data("room.latestSeq").asInt()).isEqualTo(1);
    }

    @Test
    void theListIsFilteredAndPaged() {
        var team = Team.create(node);
        var bob = team.join("Bob");
        for (var name : List.of("a", "b", "c")) {
            team.channel(name);
        }
        team.admin().createChannel(team.id(), "hidden", "PRIVATE");

        assertThat(names(list(bob, team, Map.of("filter", Map.of("isJoined", true)))))
                .containsExactly("general", "random");
        assertThat(names(list(bob, team, Map.of("filter", Map.of("isJoined", false)))))
                .containsExactly("a", "b", "c");
        assertThat(names(list(team.admin(), team, Map.of("filter", Map.of("type", "PRIVATE")))))
                .containsExactly("hidden");
        assertThat(names(list(bob, team, Map.of("filter", Map.of("isArchived", true)))))
                .isEmpty();
        var first = list(bob, team, Map.of("first", 3));
        var second = list(bob, team, Map.of("first", 3, "after", first.text("workspace.channels.pageInfo.endCursor")));
        assertThat(names(first)).containsExactly("general", "random", "a");
        assertThat(first.data("workspace.channels.pageInfo.hasNextPage").asBoolean())
                .isTrue();
        assertThat(names(second)).containsExactly("b", "c");
        assertThat(second.data("workspace.channels.pageInfo.hasNextPage").asBoolean())
                .isFalse();
    }

    private static Answer create(Person person, Team team, Map<String, String> wanted) {
        var input = new HashMap<>(wanted);
        input.put("workspaceId", team.id());
        return person.api().run("createChannel", Map.of("input", input));
    }

    private static Answer send(Person person, String channel) {
        return person.api().run("sendMessage", Map.of("input", Map.of("roomId", channel, "content", "Hello")));
    }

    private static Answer add(Team team, String channel, String... users) {
        return team.admin().api().run("addChannelMembers", Map.of("id", channel, "users", List.of(users)));
    }

    private static List<String> members(Person person, String channel) {
        return person.api()
                .run("room", Map.of("id", channel))
                .ok()
                .data("room.members.nodes")
                .valueStream()
                .map(member -> member.at("/user/id").asString())
                .toList();
    }

    private static Answer list(Person person, Team team, Map<String, ?> arguments) {
        var variables = new HashMap<String, Object>(arguments);
        variables.put("id", team.id());
        return person.api().run("channels", variables).ok();
    }

    private static List<String> names(Person person, Team team) {
        return names(list(person, team, Map.of()));
    }

    private static List<String> names(Answer list) {
        return list.data("workspace.channels.nodes")
                .valueStream()
                .map(channel -> channel.path("name").asString())
                .toList();
    }
}
