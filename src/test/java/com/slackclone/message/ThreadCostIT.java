package com.slackclone.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.slackclone.testing.ApplicationTest;
import com.slackclone.testing.Calls;
import com.slackclone.testing.Node;
import com.slackclone.testing.Team;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What operations on threads cost in calls of DynamoDB and Redis, under the same conditions as in
/// [com.slackclone.CostIT].
@ApplicationTest
class ThreadCostIT {

    private final Node node;

    ThreadCostIT(Node node) {
        this.node = node;
    }

    @Test
    void replyingHoweverManyFollow() {
        var team = Team.create(node);
        var root = team.admin().send(team.general(), "Lunch?");
        var input = Map.of("roomId", team.general(), "parentId", root, "content", "Yes", "clientMessageId", "one");

        assertCalls(
                Map.of("GetItem", 1, "TransactWriteItems", 1),
                Map.of("EVALSHA", 2),
                () -> team.admin()
                        .api()
                        .run("sendMessage", Map.of("input", input))
                        .ok());
    }

    @Test
    void replyingToTheRoomToo() {
        var team = Team.create(node);
        var root = team.admin().send(team.general(), "Lunch?");
        var input = Map.of("roomId", team.general(), "parentId", root, "content", "Yes", "alsoSendToRoom", true);

        assertCalls(
                Map.of("GetItem", 1, "TransactWriteItems", 1),
                Map.of("EVALSHA", 3),
                () -> team.admin()
                        .api()
                        .run("sendMessage", Map.of("input", input))
                        .ok());
    }

    @Test
    void deletingAReply() {
        var team = Team.create(node);
        var root = team.admin().send(team.general(), "Lunch?");
        var reply = reply(team, root);

        assertCalls(
                Map.of("GetItem", 2, "TransactWriteItems", 1),
                Map.of("EVALSHA", 2),
                () -> team.admin()
                        .api()
                        .run("deleteMessage", Map.of("id", reply))
                        .ok());
    }

    @Test
    void theThreadsOfAPageOfMessages() {
        var team = Team.create(node);
        for (var i = 0; i < 5; i++) {
            reply(team, team.admin().send(team.general(), "Lunch?"));
        }
        var counts = """
                query ($id: ID!) {
                  room(id: $id) {
                    messages(last: 50) { nodes { thread { replyCount lastReplyAt participants { name } } } }
                  }
                }
                """;
        var viewers = """
                query ($id: ID!) {
                  room(id: $id) {
                    messages(last: 50) { nodes { thread { viewerIsFollowing viewerUnreadCount } } }
                  }
                }
                """;

        assertCalls(
                Map.of("GetItem", 1, "Query", 1),
                Map.of(),
                () -> team.admin()
                        .api()
                        .send(counts, Map.of("id", team.general()))
                        .ok());
        assertCalls(
                Map.of("GetItem", 1, "Query", 1, "BatchGetItem", 1),
                Map.of(),
                () -> team.admin()
                        .api()
                        .send(viewers, Map.of("id", team.general()))
                        .ok());
    }

    @Test
    void aThreadWithItsReplies() {
        var team = Team.create(node);
        var root = team.admin().send(team.general(), "Lunch?");
        reply(team, root);
        var document = """
                query ($id: ID!) {
                  thread(rootId: $id) {
                    replyCount
                    viewerIsFollowing
                    replies { nodes { content author { name } thread { replyCount } } }
                  }
                }
                """;

        assertCalls(
                Map.of("GetItem", 1, "Query", 1, "BatchGetItem", 2),
                Map.of(),
                () -> team.admin().api().send(document, Map.of("id", root)).ok());
    }

    @Test
    void followingAThreadAndReadingOn() {
        var team = Team.create(node);
        var bob = team.join("Bob");
        var root = team.admin().send(team.general(), "Lunch?");
        bob.api().run("room", Map.of("id", team.general())).ok();

        assertCalls(
                Map.of("GetItem", 1, "TransactWriteItems", 1, "BatchGetItem", 1),
                Map.of("EVALSHA", 1),
                () -> bob.api().run("followThread", Map.of("id", root)).ok());
        reply(team, root);
        var read = Calls.during(() ->
                bob.api().run("markThreadRead", Map.of("id", root, "seq", 1)).ok());
        assertThat(read.dynamodb()).containsEntry("GetItem", 1).containsEntry("BatchGetItem", 1);
        assertThat(read.dynamodb().get("UpdateItem")).isLessThanOrEqualTo(2);
        assertThat(read.redis()).isEqualTo(Map.of("EVALSHA", 1));
        assertCalls(
                Map.of("GetItem", 1, "UpdateItem", 1, "BatchGetItem", 1),
                Map.of("EVALSHA", 1),
                () -> bob.api().run("unfollowThread", Map.of("id", root)).ok());
    }

    @Test
    void theThreadsOfTheViewerHoweverMany() {
        var team = Team.create(node);
        for (var i = 0; i < 5; i++) {
            reply(team, team.admin().send(team.general(), "Lunch?"));
        }

        assertCalls(
                Map.of("GetItem", 1, "Query", 2, "BatchGetItem", 2),
                Map.of(),
                () -> team.admin()
                        .api()
                        .run("viewerThreads", Map.of("id", team.id()))
                        .ok());
    }

    private static String reply(Team team, String root) {
        var input = Map.of("roomId", team.general(), "parentId", root, "content", "Yes");
        return team.admin()
                .api()
                .run("sendMessage", Map.of("input", input))
                .ok()
                .text("sendMessage.message.id");
    }

    private static void assertCalls(Map<String, Integer> dynamodb, Map<String, Integer> redis, Runnable action) {
        assertThat(Calls.during(action)).isEqualTo(new Calls(dynamodb, redis));
    }
}
