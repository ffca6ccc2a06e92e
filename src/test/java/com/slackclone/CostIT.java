package com.slackclone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.slackclone.testing.Answer;
import com.slackclone.testing.ApplicationTest;
import com.slackclone.testing.Calls;
import com.slackclone.testing.Node;
import com.slackclone.testing.Person;
import com.slackclone.testing.Team;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What each operation costs in calls of DynamoDB and Redis, where the node knows the viewer's session,
/// memberships and the people concerned. A script is one round trip.
@ApplicationTest
class CostIT {

    private final Node node;

    CostIT(Node node) {
        this.node = node;
    }

    @Test
    void sendingAMessage() {
        var team = Team.create(node);
        team.admin().send(team.general(), "Warm");

        assertCalls(
                Map.of("TransactWriteItems", 1),
                Map.of("EVALSHA", 1),
                () -> team.admin().send(team.general(), "Hello"));
    }

    @Test
    void sendingWithAClientIdCostsTheSame() {
        var team = Team.create(node);
        team.admin().send(team.general(), "Warm");
        var input = Map.of("roomId", team.general(), "content", "Hello", "clientMessageId", "one");

        assertCalls(
                Map.of("TransactWriteItems", 1),
                Map.of("EVALSHA", 1),
                () -> team.admin()
                        .api()
                        .run("sendMessage", Map.of("input", input))
                        .ok());
    }

    @Test
    void mentioningSomebodyWhomTheNodeKnows() {
        var team = Team.create(node);
        var bob = team.join("Bob");
        bob.send(team.general(), "Warm");
        team.admin().send(team.general(), "Warm");

        assertCalls(
                Map.of("TransactWriteItems", 1, "BatchGetItem", 1),
                Map.of("EVALSHA", 1),
                () -> team.admin().send(team.general(), "Hi @bob"));
        assertCalls(
                Map.of("TransactWriteItems", 1),
                Map.of("EVALSHA", 1),
                () -> team.admin().send(team.general(), "Hi @bob, <@" + bob.id() + ">, @here"));
    }

    @Test
    void mentioningAChannel() {
        var team = Team.create(node);
        team.admin().send(team.general(), "Warm");

        assertCalls(
                Map.of("TransactWriteItems", 1, "BatchGetItem", 2),
                Map.of("EVALSHA", 1),
                () -> team.admin().send(team.general(), "See #random"));
    }

    @Test
    void countingUnreadMentionsOfManyRooms() {
        var team = Team.create(node);
        for (var i = 0; i < 5; i++) {
            team.channel("channel-" + i);
        }
        var document = """
            query ($id: ID!) {
              workspace(id: $id) { channels { nodes { viewerUnreadCount viewerMentionCount } } }
            }
            """;

        assertCalls(
                Map.of("GetItem", 1, "Query", 2),
                Map.of(),
                () -> team.admin().api().send(document, Map.of("id", team.id())).ok());
    }

    @Test
    void pinningAMessage() {
        var team = Team.create(node);
        var id = team.admin().send(team.general(), "Hello");
        var document = "mutation ($id: ID!) { pinMessage(input: { messageId: $id }) { message { isPinned } } }";

        assertCalls(
                Map.of("GetItem", 2, "TransactWriteItems", 1),
                Map.of("EVALSHA", 1),
                () -> team.admin().api().send(document, Map.of("id", id)).ok());
        assertCalls(
                Map.of("GetItem", 2, "BatchGetItem", 1),
                Map.of(),
                () -> team.admin()
                        .api()
                        .run("pins", Map.of("id", team.general()))
                        .ok());
    }

    @Test
    void aPageOfFiftyMessagesWithTheirAuthors() {
        var team = Team.create(node);
        var bob = team.join("Bob");
        for (var i = 0; i < 25; i++) {
            team.admin().send(team.general(), "Ping");
            bob.send(team.general(), "Pong");
        }
        var document = """
            query ($id: ID!) {
              room(id: $id) { messages(last: 50) { nodes { content author { name } } } }
            }
            """;
        var page = new AtomicReference<Answer>();

        assertCalls(
                Map.of("GetItem", 1, "Query", 1),
                Map.of(),
                () -> page.set(team.admin()
                        .api()
                        .send(document, Map.of("id", team.general()))
                        .ok()));

        assertThat(page.get().data("room.messages.nodes").size()).isEqualTo(50);
    }

    @Test
    void authorsThatTheNodeDoesNotKnowAreReadTogether() {
        var team = Team.create(node);
        var bob = team.join("Bob");
        team.admin().send(team.general(), "Ping");
        bob.send(team.general(), "Pong");
        try (var fresh = Node.start()) {
            var ada = team.admin().at(fresh);
            ada.api().run("room", Map.of("id", team.general())).ok();
            var calls = Calls.during(() -> history(ada, team));

            assertThat(calls.dynamodb().getOrDefault("BatchGetItem", 0)).isLessThanOrEqualTo(1);
            assertThat(calls.dynamodb()).containsEntry("Query", 1);
        }
    }

    @Test
    void theChannelListWithUnreadCountsHoweverManyChannels() {
        var team = Team.create(node);
        for (var i = 0; i < 20; i++) {
            team.channel("channel-" + i);
        }
        var channels = new AtomicReference<Answer>();
        var variables = new HashMap<String, Object>(Map.of("id", team.id(), "first", 100));

        assertCalls(
                Map.of("GetItem", 1, "Query", 2),
                Map.of(),
                () -> channels.set(team.admin().api().run("channels", variables).ok()));

        assertThat(channels.get().data("workspace.channels.nodes").size()).isEqualTo(22);
    }

    @Test
    void typing() {
        var team = Team.create(node);
        team.admin().send(team.general(), "Warm");
        var input = Map.of("roomId", team.general());
        var document = "query ($id: ID!) { workspace(id: $id) { channels { nodes { typingUsers { name } } } } }";

        assertCalls(
                Map.of(),
                Map.of("EVALSHA", 1),
                () -> team.admin()
                        .api()
                        .run("startTyping", Map.of("input", input))
                        .ok());
        assertCalls(
                Map.of("GetItem", 1, "Query", 2),
                Map.of("EVALSHA", 1),
                () -> team.admin().api().send(document, Map.of("id", team.id())).ok());
    }

    @Test
    void choosingAPresence() {
        var team = Team.create(node);
        var input = Map.of("workspaceId", team.id(), "status", "AWAY");

        assertCalls(
                Map.of("UpdateItem", 1),
                Map.of("EVALSHA", 1),
                () -> team.admin()
                        .api()
                        .run("setPresence", Map.of("input", input))
                        .ok());
    }

    @Test
    void changingAMessage() {
        var team = Team.create(node);
        var id = team.admin().send(team.general(), "Helo");

        assertCalls(
                Map.of("UpdateItem", 1),
                Map.of("EVALSHA", 1),
                () -> team.admin()
                        .api()
                        .run("editMessage", Map.of("id", id, "content", "Hello"))
                        .ok());
        assertCalls(
                Map.of("GetItem", 1, "UpdateItem", 1),
                Map.of("EVALSHA", 1),
                () -> team.admin().api().run("deleteMessage", Map.of("id", id)).ok());
    }

    @Test
    void reactingToAMessage() {
        var team = Team.create(node);
        var id = team.admin().send(team.general(), "Hello");
        var document = """
            mutation ($id: ID!) {
              addReaction(input: { messageId: $id, emoji: "👍" }) { message { reactions { emoji count } } }
            }
            """;

        assertCalls(
                Map.of("GetItem", 1, "TransactWriteItems", 1),
                Map.of("EVALSHA", 1),
                () -> team.admin().api().send(document, Map.of("id", id)).ok());
    }

    @Test
    void whatTheViewerHasReactedToOnAPage() {
        var team = Team.create(node);
        for (var emoji : List.of("👍", "🎉", "👀")) {
            for (var i = 0; i < 3; i++) {
                var id = team.admin().send(team.general(), "Hello");
                team.admin()
                        .api()
                        .run("addReaction", Map.of("id", id, "emoji", emoji))
                        .ok();
            }
        }

        assertCalls(
                Map.of("GetItem", 1, "Query", 1, "BatchGetItem", 1),
                Map.of(),
                () -> team.admin()
                        .api()
                        .run("reactions", Map.of("id", team.general()))
                        .ok());
    }

    @Test
    void markingARoomRead() {
        var team = Team.create(node);
        var bob = team.join("Bob");
        team.admin().send(team.general(), "News");
        bob.api().run("room", Map.of("id", team.general())).ok();

        assertCalls(
                Map.of("GetItem", 1, "UpdateItem", 1, "BatchGetItem", 1),
                Map.of("EVALSHA", 1),
                () -> bob.api()
                        .run("markRoomRead", Map.of("id", team.general(), "seq", 1))
                        .ok());
    }

    @Test
    void changingAProfile() {
        var ada = Team.create(node).admin();

        assertCalls(
                Map.of("GetItem", 1, "Query", 1, "TransactWriteItems", 1),
                Map.of("SPUBLISH", 1, "EVALSHA", 1),
                () -> ada.api()
                        .run("updateProfile", Map.of("input", Map.of("title", "Analyst")))
                        .ok());
    }

    @Test
    void administeringAWorkspace() {
        var team = Team.create(node);
        var bob = team.join("Bob");
        var member = Map.of("workspaceId", team.id(), "userId", bob.id());
        var change = Map.of("GetItem", 1, "TransactWriteItems", 1);

        assertCalls(change, Map.of("EVALSHA", 1, "SPUBLISH", 2), () -> administer(team, "deactivateMember", member));
        assertCalls(change, Map.of("EVALSHA", 1, "SPUBLISH", 2), () -> administer(team, "reactivateMember", member));
        assertCalls(
                change,
                Map.of("EVALSHA", 1, "SPUBLISH", 2),
                () -> administer(
                        team,
                        "changeMemberRole",
                        Map.of("workspaceId", team.id(), "userId", bob.id(), "role", "ADMIN")));
        assertCalls(
                change,
                Map.of("EVALSHA", 1),
                () -> administer(team, "updateWorkspace", Map.of("workspaceId", team.id(), "name", "Engines")));
        assertCalls(
                Map.of("GetItem", 2, "TransactWriteItems", 1),
                Map.of("EVALSHA", 1),
                () -> administer(team, "transferOwnership", member));
        assertCalls(
                change,
                Map.of("EVALSHA", 1, "SPUBLISH", 2),
                () -> administer(team, "leaveWorkspace", Map.of("workspaceId", team.id())));
    }

    @Test
    void invitingManyPeople() {
        var team = Team.create(node);
        var emails = IntStream.range(0, 20).mapToObj(_ -> Person.newEmail()).toList();

        assertCalls(
                Map.of("GetItem", 1, "TransactWriteItems", 1),
                Map.of(),
                () -> team.admin()
                        .api()
                        .run("inviteMembers", Map.of("workspaceId", team.id(), "emails", emails))
                        .ok());
    }

    @Test
    void statisticsAndTheAuditLog() {
        var team = Team.create(node);
        var document = "query ($id: ID!) { workspace(id: $id) { stats { messageCount } } }";

        assertCalls(
                Map.of("GetItem", 1, "Query", 2),
                Map.of("GET", 1, "SET", 1),
                () -> team.admin().api().send(document, Map.of("id", team.id())).ok());
        assertCalls(
                Map.of("GetItem", 1),
                Map.of("GET", 1),
                () -> team.admin().api().send(document, Map.of("id", team.id())).ok());
        assertCalls(
                Map.of("GetItem", 1, "Query", 1),
                Map.of(),
                () -> team.admin()
                        .api()
                        .run("auditLog", Map.of("id", team.id()))
                        .ok());
    }

    private static void administer(Team team, String operation, Map<String, ?> input) {
        team.admin().api().run(operation, Map.of("input", input)).ok();
    }

    @Test
    void notificationsHoweverMany() {
        var team = Team.create(node);
        var bob = team.join("Bob");
        for (var i = 0; i < 5; i++) {
            var id = team.admin().send(team.general(), "Hello");
            bob.api().run("addReaction", Map.of("id", id, "emoji", "👍")).ok();
        }
        var found = new AtomicReference<Answer>();
        Runnable list = () ->
                found.set(team.admin().api().run("notifications", Map.of()).ok());
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            list.run();
            return found.get().data("viewer.notifications.nodes").size() == 5;
        });

        list.run();
        assertCalls(Map.of("Query", 1, "BatchGetItem", 2), Map.of("HMGET", 1), list);
        var ids = found.get()
                .data("viewer.notifications.nodes")
                .valueStream()
                .map(one -> one.get("id").asString())
                .toList();
        assertCalls(
                Map.of("BatchGetItem", 1, "TransactWriteItems", 1, "Query", 1),
                Map.of("EVALSHA", 3, "HMGET", 1),
                () -> team.admin()
                        .api()
                        .run("markNotificationsRead", Map.of("ids", ids))
                        .ok());
        assertCalls(
                Map.of("Query", 1),
                Map.of("HMGET", 1),
                () -> team.admin().api().run("markAllNotificationsRead").ok());
    }

    @Test
    void preferringARoom() {
        var team = Team.create(node);
        team.admin().send(team.general(), "Warm");
        var input = Map.of("roomId", team.general(), "preference", "ALL");
        assertCalls(
                Map.of("TransactWriteItems", 1, "GetItem", 1, "BatchGetItem", 1),
                Map.of(),
                () -> team.admin()
                        .api()
                        .run("setRoomNotificationPreference", Map.of("input", input))
                        .ok());
    }

    @Test
    void preferringNotifications() {
        var team = Team.create(node);
        team.admin().send(team.general(), "Warm");
        assertCalls(
                Map.of("UpdateItem", 1),
                Map.of(),
                () -> team.admin()
                        .api()
                        .run("updateNotificationPreferences", Map.of("input", Map.of("email", "DAILY")))
                        .ok());
        assertCalls(
                Map.of("UpdateItem", 1, "BatchGetItem", 1),
                Map.of(),
                () -> team.admin()
                        .api()
                        .run("setDoNotDisturb", Map.of("input", Map.of()))
                        .ok());
    }

    @Test
    void sendingToAConversation() {
        var team = Team.create(node);
        var direct = team.admin().converse(team.id(), team.join("Bob"));
        team.admin().send(direct, "Warm");

        assertCalls(
                Map.of("TransactWriteItems", 1),
                Map.of("EVALSHA", 1),
                () -> team.admin().send(direct, "Hello"));
    }

    @Test
    void theConversationListWithUnreadCountsAndPreviewsHoweverManyThereAre() {
        var team = Team.create(node);
        var people = Stream.generate(() -> team.join("Bob")).limit(6).toList();
        for (var bob : people) {
            team.admin().send(team.admin().converse(team.id(), bob), "Hello");
            team.admin().converse(team.id(), bob, people.getFirst(), people.getLast());
        }

        assertCalls(
                Map.of("GetItem", 1, "Query", 1, "BatchGetItem", 2),
                Map.of(),
                () -> team.admin()
                        .api()
                        .run("conversations", Map.of("id", team.id()))
                        .ok());
    }

    @Test
    void theUnreadOverviewHoweverManyRooms() {
        var team = Team.create(node);
        var bob = team.join("Bob");
        team.admin().send(team.admin().converse(team.id(), bob), "Hello");
        for (var i = 0; i < 20; i++) {
            team.channel("channel-" + i);
        }

        assertCalls(
                Map.of("GetItem", 1, "Query", 2, "BatchGetItem", 1),
                Map.of(),
                () -> team.admin().api().run("unread", Map.of("id", team.id())).ok());
    }

    private static void history(Person person, Team team) {
        person.api().run("history", Map.of("id", team.general(), "last", 50)).ok();
    }

    private static void assertCalls(Map<String, Integer> dynamodb, Map<String, Integer> redis, Runnable action) {
        assertThat(Calls.during(action)).isEqualTo(new Calls(dynamodb, redis));
    }
}
