package com.slackclone.room;

import static org.assertj.core.api.Assertions.assertThat;

import com.slackclone.testing.ApplicationTest;
import com.slackclone.testing.Calls;
import com.slackclone.testing.Node;
import com.slackclone.testing.Person;
import com.slackclone.testing.Team;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What the operations on rooms cost, where the node knows the viewer's session and memberships. `SPUBLISH` tells
/// the other nodes what they must forget, or whose streams must look again; an `EVALSHA` publishes an event to
/// one topic.
@ApplicationTest
class RoomCostIT {

    private final Node node;

    RoomCostIT(Node node) {
        this.node = node;
    }

    @Test
    void describingAChannel() {
        var team = Team.create(node);
        var channel = team.channel("news");
        team.admin().send(channel, "Warm");

        assertCalls(
                Map.of("GetItem", 1, "TransactWriteItems", 1),
                Map.of("EVALSHA", 2),
                () -> update(team, Map.of("channelId", channel, "topic", "x")));
    }

    @Test
    void renamingAChannel() {
        var team = Team.create(node);
        var channel = team.channel("news");
        team.admin().send(channel, "Warm");

        assertCalls(
                Map.of("GetItem", 1, "TransactWriteItems", 1),
                Map.of("EVALSHA", 2),
                () -> update(team, Map.of("channelId", channel, "name", "olds")));
    }

    @Test
    void archivingAChannel() {
        var team = Team.create(node);
        var channel = team.channel("news");
        team.admin().send(channel, "Warm");

        assertCalls(
                Map.of("GetItem", 1, "TransactWriteItems", 1),
                Map.of("EVALSHA", 2, "SPUBLISH", 1),
                () -> team.admin()
                        .api()
                        .run("archiveChannel", Map.of("id", channel))
                        .ok());
    }

    @Test
    void takingSomebodyOut() {
        var team = Team.create(node);
        var bob = team.join("Bob");
        var channel = team.channel("news");
        team.admin().addTo(channel, bob);

        assertCalls(
                Map.of("GetItem", 1, "TransactWriteItems", 1),
                Map.of("EVALSHA", 2, "SPUBLISH", 2),
                () -> team.admin()
                        .api()
                        .run("removeChannelMember", Map.of("id", channel, "user", bob.id()))
                        .ok());
    }

    @Test
    void addingPeopleLooksThemUpTogether() {
        var team = Team.create(node);
        var people = IntStream.range(0, 5).mapToObj(i -> team.join("Bob")).toList();
        try (var fresh = Node.start()) {
            var ada = team.admin().at(fresh);
            var channel = ada.createChannel(team.id(), "news", "PUBLIC");
            ada.send(channel, "Warm");
            var ids = people.stream().map(person -> person.id()).toList();

            var calls = Calls.during(() -> ada.api()
                    .run("addChannelMembers", Map.of("id", channel, "users", ids))
                    .ok());

            assertThat(calls.dynamodb()).isEqualTo(Map.of("BatchGetItem", 1, "GetItem", 1, "TransactWriteItems", 1));
        }
    }

    @Test
    void oneStrangerAmongThemLeavesAllOut() {
        var team = Team.create(node);
        var bob = team.join("Bob");
        var channel = team.channel("news");
        var stranger = Team.create(node).admin();

        var refused = Calls.during(() -> team.admin()
                .api()
                .run("addChannelMembers", Map.of("id", channel, "users", List.of(bob.id(), stranger.id()))));

        assertThat(refused.dynamodb()).doesNotContainKey("TransactWriteItems");
    }

    @Test
    void openingAConversation() {
        var team = Team.create(node);
        var bob = team.join("Bob");
        bob.api().run("room", Map.of("id", team.general())).ok();

        assertCalls(Map.of("BatchGetItem", 1, "TransactWriteItems", 1), Map.of("EVALSHA", 2), () -> open(team, bob));
        team.admin().send(team.admin().converse(team.id(), bob), "Hello");
        assertCalls(Map.of("BatchGetItem", 1), Map.of(), () -> open(team, bob));
    }

    @Test
    void leavingAConversation() {
        var team = Team.create(node);
        var group = team.admin().converse(team.id(), team.join("Bob"), team.join("Cy"));
        team.admin().send(group, "Warm");

        assertCalls(
                Map.of("GetItem", 1, "TransactWriteItems", 1),
                Map.of("EVALSHA", 2, "SPUBLISH", 2),
                () -> team.admin()
                        .api()
                        .run("leaveConversation", Map.of("id", group))
                        .ok());
    }

    @Test
    void markingARoomUnread() {
        var team = Team.create(node);
        team.admin().send(team.general(), "News");

        assertCalls(
                Map.of("GetItem", 1, "UpdateItem", 1, "BatchGetItem", 1),
                Map.of("EVALSHA", 1),
                () -> team.admin()
                        .api()
                        .run("markRoomUnread", Map.of("id", team.general(), "seq", 1))
                        .ok());
    }

    private static void open(Team team, Person bob) {
        var document = """
                mutation ($workspace: ID!, $users: [ID!]!) {
                  openConversation(input: { workspaceId: $workspace, userIds: $users }) {
                    conversation { id }
                  }
                }
                """;
        team.admin()
                .api()
                .send(document, Map.of("workspace", team.id(), "users", List.of(bob.id())))
                .ok();
    }

    private static void update(Team team, Map<String, String> input) {
        team.admin().api().run("updateChannel", Map.of("input", input)).ok();
    }

    private static void assertCalls(Map<String, Integer> dynamodb, Map<String, Integer> redis, Runnable action) {
        assertThat(Calls.during(action)).isEqualTo(new Calls(dynamodb, redis));
    }
}
