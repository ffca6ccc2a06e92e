package com.slackclone.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.slackclone.platform.dynamodb.Dynamo;
import com.slackclone.platform.dynamodb.Index;
import com.slackclone.platform.dynamodb.Item;
import com.slackclone.platform.dynamodb.Key;
import com.slackclone.platform.dynamodb.Query;
import com.slackclone.platform.dynamodb.Table;
import com.slackclone.platform.error.ErrorCode;
import com.slackclone.testing.Answer;
import com.slackclone.testing.ApplicationTest;
import com.slackclone.testing.Calls;
import com.slackclone.testing.Mails;
import com.slackclone.testing.Node;
import com.slackclone.testing.Person;
import com.slackclone.testing.Team;
import com.slackclone.workspace.WorkspaceId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The end of an account.
@ApplicationTest
class DeleteAccountIT {

    private static final String MEMBERS = """
            query ($id: ID!) {
              workspace(id: $id) {
                members { nodes { handle isActive leftAt user { id name displayName title avatarUrl isDeleted status { text } } } }
              }
            }
            """;

    private final Node node;
    private final Dynamo dynamo;

    DeleteAccountIT(Node node, Dynamo dynamo) {
        this.node = node;
        this.dynamo = dynamo;
    }

    @Test
    void takesThePersonAndLeavesTheMessages() {
        var team = Team.create(node);
        var bob = team.join("Robert Example");
        var second = bob.loginAgain(Node.probe());
        tellMuchAbout(bob, team);
        var message = bob.send(team.general(), "I was here");
        bob.api().run("saveMessage", Map.of("id", message)).ok();
        team.admin().send(team.general(), "Good to have you, <@" + bob.id() + ">");
        await().untilAsserted(() -> assertThat(unread(bob)).isPositive());
        try (var watching = node.socket(team.admin().token());
                var here = node.socket(bob.token());
                var elsewhere = Node.probe().socket(second.token())) {
            var stream = watching.run("workspaceEvents", Map.of("id", team.id()));
            stream.awaitEvent("StreamOpened");
            var start = System.nanoTime();

            assertThat(delete(bob, Person.PASSWORD).ok().text("deleteAccount.userId"))
                    .isEqualTo(bob.id());

            assertThat(here.awaitClose()).isEqualTo(4403);
            assertThat(elsewhere.awaitClose()).isEqualTo(4403);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
            stream.await(event -> event.toString().contains("\"UserUpdated\"")
                    && event.toString().contains("Deleted user"));
        }
        bob.api().run("viewer").refused(ErrorCode.UNAUTHENTICATED);
        second.api().run("viewer").refused(ErrorCode.UNAUTHENTICATED);
        node.api()
                .run("refreshSession", Map.of("refreshToken", bob.refreshToken()))
                .refused(ErrorCode.UNAUTHENTICATED);
        assertThat(login(bob.email()).refused(ErrorCode.UNAUTHENTICATED).outcome())
                .isEqualTo(login(Person.newEmail())
                        .refused(ErrorCode.UNAUTHENTICATED)
                        .outcome());
        awaitOut(team, bob);
        var member = member(team, bob);
        assertThat(member.path("handle").asString()).startsWith("deleted-");
        assertThat(member.path("user").toString())
                .isEqualTo("{\"id\":\"" + bob.id() + "\",\"name\":\"Deleted user\",\"displayName\":\"Deleted user\","
                        + "\"title\":null,\"avatarUrl\":null,\"isDeleted\":true,\"status\":null}");
        var author = team.admin()
                .api()
                .run("history", Map.of("id", team.general(), "last", 50))
                .ok()
                .data("room.messages.nodes")
                .valueStream()
                .filter(one -> one.path("id").asString().equals(message))
                .map(one -> one.path("author"))
                .findFirst()
                .orElseThrow();
        assertThat(author.path("name").asString()).isEqualTo("Deleted user");
        nothingPersonalIsLeftOf(bob, team);
        Mails.await(bob.email(), "Your account has been deleted");
    }

    private void tellMuchAbout(Person bob, Team team) {
        var profile =
                Map.of("title", "Tester", "avatarUrl", "https://example.org/bob.png", "timezone", "Europe/Berlin");
        bob.api().run("updateProfile", Map.of("input", profile)).ok();
        bob.api().run("setStatus", Map.of("input", Map.of("text", "At lunch"))).ok();
        bob.api()
                .run("updateNotificationPreferences", Map.of("input", Map.of("email", "DAILY")))
                .ok();
        var presence = Map.of("workspaceId", team.id(), "status", "AWAY", "statusMessage", "Back soon");
        bob.api().run("setPresence", Map.of("input", presence)).ok();
    }

    private void nothingPersonalIsLeftOf(Person bob, Team team) {
        var user = UserId.parse(bob.id());
        assertThat(item(Key.metadata(user.key())).orElseThrow().attributes())
                .containsOnlyKeys(
                        "PK",
                        "SK",
                        "email",
                        "name",
                        "display_name",
                        "is_bot",
                        "created_at",
                        "updated_at",
                        "deleted_at",
                        "version");
        assertThat(item(Key.metadata("EMAIL#" + bob.email()))).isEmpty();
        assertThat(item(new Key(user.key(), "CREDENTIALS"))).isEmpty();
        await().untilAsserted(() -> assertThat(item(new Key(user.key(), "NOTIFICATION-PREFERENCES")))
                .isEmpty());
        var choice = new Key(WorkspaceId.parse(team.id()).key(), "CHOICE#" + user.uuid());
        await().untilAsserted(
                        () -> assertThat(dynamo.get(Table.PRESENCE, choice)).isEmpty());
        var kept = Query.of(Table.MESSAGES, Index.PRIMARY, user.key(), "");
        await().untilAsserted(() -> assertThat(dynamo.query(kept)).isEmpty());
        var notifications = Query.of(Table.NOTIFICATIONS, Index.PRIMARY, user.key(), "");
        await().untilAsserted(() -> assertThat(dynamo.query(notifications)).isEmpty());
    }

    @Test
    void theAddressIsFreeForSomebodyNew() {
        var team = Team.create(node);
        var bob = team.join("Bob");
        var message = bob.send(team.general(), "Before");
        delete(bob, Person.PASSWORD).ok();

        var input = Map.of("email", bob.email(), "password", Person.PASSWORD, "name", "Bob again");
        var again = node.api().run("register", Map.of("input", input)).ok();

        assertThat(again.text("register.user.id")).isNotEqualTo(bob.id());
        var api = node.api().as(again.text("register.accessToken"));
        api.run("workspace", Map.of("id", team.id())).refused(ErrorCode.NOT_FOUND);
        api.run("message", Map.of("id", message)).refused(ErrorCode.NOT_FOUND);
        api.run("user", Map.of("id", bob.id())).refused(ErrorCode.NOT_FOUND);
        awaitOut(team, bob);
        var reactivation = Map.of("workspaceId", team.id(), "userId", bob.id());
        team.admin()
                .api()
                .run("reactivateMember", Map.of("input", reactivation))
                .refused(ErrorCode.CONFLICT);
    }

    @Test
    void theOwnerOfAWorkspaceStays() {
        var team = Team.create(node);
        var bob = team.join("Bob");
        var ada = team.admin();

        var refused = delete(ada, Person.PASSWORD).refused(ErrorCode.CONFLICT);

        assertThat(refused.details()).isEqualTo(Map.of("reason", "OWNS_WORKSPACES", "actual", 1));
        ada.send(team.general(), "Still here");
        login(ada.email()).ok();
        assertThat(member(team, ada).path("isActive").asBoolean()).isTrue();
        assertThat(member(team, ada).at("/user/name").asString()).isEqualTo("Ada");

        var transfer = Map.of("workspaceId", team.id(), "userId", bob.id());
        ada.api().run("transferOwnership", Map.of("input", transfer)).ok();
        delete(ada, Person.PASSWORD).ok();
        delete(bob, Person.PASSWORD).refused(ErrorCode.CONFLICT);
        bob.send(team.general(), "Now it is mine");
    }

    @Test
    void needsThePassword() {
        var ada = Person.register(node, "Ada");

        assertThat(delete(ada, "wrong password")
                        .refused(ErrorCode.BAD_USER_INPUT)
                        .details())
                .isEqualTo(Map.of("field", "input.password", "reason", "WRONG_PASSWORD"));
        assertThat(ada.api()
                        .run("deleteAccount", Map.of("input", Map.of()))
                        .refused(ErrorCode.BAD_USER_INPUT)
                        .details())
                .containsEntry("reason", "REQUIRED");
        delete(ada, "short").refused(ErrorCode.BAD_USER_INPUT);
        node.api()
                .run("deleteAccount", Map.of("input", Map.of("password", Person.PASSWORD)))
                .refused(ErrorCode.UNAUTHENTICATED);

        ada.api().run("viewer").ok();
        login(ada.email()).ok();
    }

    @Test
    void aLinkFromBeforeIsGoodForNothing() {
        var ada = Person.register(node, "Ada");
        node.api()
                .run("requestPasswordReset", Map.of("input", Map.of("email", ada.email())))
                .ok();
        var token = MailLinks.token(ada.email(), MailLinks.RESET);
        delete(ada, Person.PASSWORD).ok();

        var reset = Map.of("token", token, "password", "a new and better password");
        var refused = node.api().run("resetPassword", Map.of("input", reset)).refused(ErrorCode.BAD_USER_INPUT);

        assertThat(refused.details()).containsEntry("reason", "INVALID_TOKEN");
        assertThat(item(new Key(UserId.parse(ada.id()).key(), "CREDENTIALS"))).isEmpty();
    }

    @Test
    void twiceAtOnceIsOnce() {
        var ada = Person.register(node, "Ada");
        var other = ada.loginAgain(node);

        var one = CompletableFuture.supplyAsync(() -> delete(ada, Person.PASSWORD));
        var codes = List.of(delete(other, Person.PASSWORD).codes(), one.join().codes());

        assertThat(codes).contains(List.of());
        codes.forEach(some -> assertThat(some).isSubsetOf("UNAUTHENTICATED"));
        login(ada.email()).refused(ErrorCode.UNAUTHENTICATED);
    }

    @Test
    void whoMakesAWorkspaceAtTheSameTimeOwnsItOrIsGone() {
        for (var i = 0; i < 5; i++) {
            var ada = Person.register(node, "Ada");
            var made = CompletableFuture.supplyAsync(() -> ada.api().run("createWorkspace", Map.of("name", "Race")));

            var isGone = delete(ada, Person.PASSWORD).codes().isEmpty();

            assertThat(made.join().codes().isEmpty()).isNotEqualTo(isGone);
            var user = item(Key.metadata(UserId.parse(ada.id()).key())).orElseThrow();
            assertThat(user.number("owned", 0)).isEqualTo(isGone ? 0 : 1);
        }
    }

    @Test
    void makesThisManyCalls() {
        var ada = Person.register(node, "Ada");
        // A bucket that is new costs another call.
        delete(ada, "wrong password").refused(ErrorCode.BAD_USER_INPUT);

        var calls = Calls.during(() -> delete(ada, Person.PASSWORD).ok());

        assertThat(calls.dynamodb()).isEqualTo(Map.of("BatchGetItem", 1, "TransactWriteItems", 1));
        assertThat(calls.redis()).isEqualTo(Map.of("GET", 2, "EVALSHA", 3, "PTTL", 1, "SPUBLISH", 1));
    }

    private static Answer delete(Person person, String password) {
        return person.api().run("deleteAccount", Map.of("input", Map.of("password", password)));
    }

    private Answer login(String email) {
        return node.api().run("login", Map.of("input", Map.of("email", email, "password", Person.PASSWORD)));
    }

    private static long unread(Person person) {
        return person.api()
                .run("notifications")
                .ok()
                .data("viewer.unreadNotificationCount")
                .asLong();
    }

    private static void awaitOut(Team team, Person person) {
        await().untilAsserted(() ->
                assertThat(member(team, person).path("isActive").asBoolean()).isFalse());
    }

    private static JsonNode member(Team team, Person person) {
        return team.admin()
                .api()
                .send(MEMBERS, Map.of("id", team.id()))
                .ok()
                .data("workspace.members.nodes")
                .valueStream()
                .filter(one -> one.at("/user/id").asString().equals(person.id()))
                .findFirst()
                .orElseThrow();
    }

    private Optional<Item> item(Key key) {
        return dynamo.get(Table.USERS, key);
    }
}
