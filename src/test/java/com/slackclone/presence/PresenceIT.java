package com.slackclone.presence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.slackclone.account.UserId;
import com.slackclone.platform.dynamodb.Dynamo;
import com.slackclone.platform.dynamodb.Key;
import com.slackclone.platform.dynamodb.Table;
import com.slackclone.platform.error.ErrorCode;
import com.slackclone.platform.redis.Redis;
import com.slackclone.presence.PresenceUpdate.Lease;
import com.slackclone.testing.ApplicationTest;
import com.slackclone.testing.Node;
import com.slackclone.testing.Person;
import com.slackclone.testing.SocketClient;
import com.slackclone.testing.SocketStream;
import com.slackclone.testing.Team;
import com.slackclone.workspace.WorkspaceId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Who is here, as told on two nodes that are quick to say and to notice it.
@ApplicationTest
class PresenceIT {

    private static final String[] QUICK = {
        "--slack-clone.presence.heartbeat=200ms",
        "--slack-clone.presence.lease=1s",
        // So soon the server finds that the reader of an event stream has gone.
        "--slack-clone.realtime.transport.keep-alive=200ms",
        "--slack-clone.roles=web"
    };
    private static final long LEASE_MILLIS = 1_000;

    private static Node near;
    private static Node far;

    private final Node node;
    private final Redis redis;
    private final Dynamo dynamo;

    PresenceIT(Node node, Redis redis, Dynamo dynamo) {
        this.node = node;
        this.redis = redis;
        this.dynamo = dynamo;
    }

    @BeforeAll
    static void start() {
        near = Node.start(QUICK);
        far = Node.start(QUICK);
    }

    @AfterAll
    static void stop() {
        near.close();
        far.close();
    }

    @Test
    void whoConnectsIsOnlineAndWhoLeavesIsNot() {
        var team = Team.create(node);
        var bob = team.join("Bob");
        try (var watching = far.socket(team.admin().token())) {
            var stream = watch(watching, team, bob);
            assertThat(status(stream.awaitEvent()))
                    .as("the current state first")
                    .isEqualTo("OFFLINE");

            var socket = near.socket(bob.token());
            var online = stream.awaitEvent();
            assertThat(status(online)).isEqualTo("ONLINE");
            assertThat(online.at("/user/id").asString()).isEqualTo(bob.id());
            assertThat(online.path("lastActiveAt").isNull()).isFalse();
            assertRecorded(team, bob, "ONLINE");

            socket.close();
            assertThat(status(stream.awaitEvent())).isEqualTo("OFFLINE");
            assertThat(seen(team.admin(), team, bob).path("status").asString()).isEqualTo("OFFLINE");
            assertRecorded(team, bob, "OFFLINE");
        }
    }

    @Test
    void anEventStreamCountsAsASocketDoes() {
        var team = Team.create(node);
        var bob = team.join("Bob");
        var body = "{\"query\":\"subscription { typing(roomId: \\\"" + team.general() + "\\\") { isTyping } }\"}";
        var request = HttpRequest.newBuilder(near.url("/graphql"))
                .header("Content-Type", "application/json")
                .header("Accept", "text/event-stream")
                .header("Authorization", "Bearer " + bob.token())
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            var response = http.sendAsync(request, HttpResponse.BodyHandlers.ofInputStream());
            await().until(() -> seenAs(team, bob, "ONLINE"));

            close(response);
            await().until(() -> seenAs(team, bob, "OFFLINE"));
        }
    }

    private static void close(CompletableFuture<HttpResponse<InputStream>> response) {
        try {
            response.join().body().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void oneOfSeveralDevicesIsEnough() {
        var team = Team.create(node);
        var bob = team.join("Bob");
        try (var watching = far.socket(team.admin().token())) {
            var laptop = near.socket(bob.token());
            var stream = watch(watching, team, bob);
            stream.await(message -> message.toString().contains("ONLINE"));
            var phone = far.socket(bob.loginAgain(far).token());
            var tablet = near.socket(bob.loginAgain(near).token());

            laptop.close();
            tablet.close();
            await().during(2 * LEASE_MILLIS, TimeUnit.MILLISECONDS).until(() -> seenAs(team, bob, "ONLINE"));

            phone.close();
            assertThat(status(stream.awaitEvent())).isEqualTo("OFFLINE");
        }
    }

    @Test
    void aNodeThatDiesLeavesNobodyBehind() {
        var team = Team.create(node);
        var bob = team.join("Bob");
        try (var watching = far.socket(team.admin().token())) {
            var stream = watch(watching, team, bob);
            assertThat(status(stream.awaitEvent())).isEqualTo("OFFLINE");

            // It has told once that he is connected, and nothing since.
            near.bean(Roster.class).update(workspace(team), List.of(here(bob, Duration.ZERO)));

            assertThat(status(stream.awaitEvent())).isEqualTo("ONLINE");
            assertThat(status(stream.awaitEvent())).isEqualTo("OFFLINE");
        }
    }

    @Test
    void theLastOneIsNotLeftBehindEither() {
        var team = Team.create(node);
        var bob = team.join("Bob");
        near.bean(Roster.class).update(workspace(team), List.of(here(bob, Duration.ZERO)));
        near.bean(PresenceWorkspaces.class).note(List.of(workspace(team)));
        assertRecorded(team, bob, "ONLINE");
        await().until(() -> seenAs(team, bob, "OFFLINE"));

        near.bean(AutoAway.class).run();

        assertRecorded(team, bob, "OFFLINE");
    }

    @Test
    void whatSomebodyHasChosenHolds() {
        var team = Team.create(node);
        var bob = team.join("Bob");
        try (var watching = far.socket(team.admin().token());
                var _ = near.socket(bob.token())) {
            var stream = watch(watching, team, bob);
            stream.await(message -> message.toString().contains("ONLINE"));

            choose(bob, Map.of("workspaceId", team.id(), "status", "AWAY", "statusMessage", " At lunch "));
            var away = stream.awaitEvent();
            assertThat(status(away)).isEqualTo("AWAY");
            assertThat(away.path("statusMessage").asString()).isEqualTo("At lunch");

            // Neither activity nor another device changes it.
            bob.at(near).send(team.general(), "I am not here");
            try (var _ = far.socket(bob.loginAgain(far).token())) {
                await().during(600, TimeUnit.MILLISECONDS).until(() -> seenAs(team, bob, "AWAY"));
            }

            choose(bob, Map.of("workspaceId", team.id(), "status", "OFFLINE"));
            var hidden = stream.awaitEvent();
            assertThat(status(hidden)).isEqualTo("OFFLINE");
            assertThat(hidden.path("statusMessage").isNull()).isTrue();
            choose(bob, Map.of("workspaceId", team.id(), "status", "ONLINE"));
            var back = stream.awaitEvent();
            assertThat(status(back)).isEqualTo("ONLINE");
            assertThat(back.path("statusMessage").asString()).isEqualTo("At lunch");
            choose(bob, Map.of("workspaceId", team.id(), "status", "ONLINE", "statusMessage", ""));
            assertThat(stream.awaitEvent().path("statusMessage").isNull()).isTrue();
        }
    }

    @Test
    void comesBackWhenRedisHasForgottenIt() {
        var team = Team.create(node);
        var bob = team.join("Bob");
        try (var _ = near.socket(bob.token());
                var _ = near.socket(team.admin().token())) {
            choose(bob, Map.of("workspaceId", team.id(), "status", "AWAY", "statusMessage", "Walking"));
            await().until(() -> seenAs(team, bob, "AWAY") && seenAs(team, team.admin(), "ONLINE"));

            var keys = redis.commands().keys("{" + workspace(team).uuid() + "}:presence:*");
            redis.commands().del(keys.toArray(String[]::new));

            await().until(() -> seenAs(team, bob, "AWAY") && seenAs(team, team.admin(), "ONLINE"));
            assertThat(seen(team.admin(), team, bob).path("statusMessage").asString())
                    .isEqualTo("Walking");
        }
    }

    @Test
    void followsPeopleIntoWorkspaces() {
        var ada = Person.register(node, "Ada");
        var bob = Person.register(node, "Bob");
        try (var _ = near.socket(ada.token());
                var _ = near.socket(bob.token())) {
            var team = Team.create(ada);
            team.invite(bob.email()).ok();
            bob.acceptInvite(team.name());

            await().until(() -> seenAs(team, bob, "ONLINE") && seenAs(team, ada, "ONLINE"));
        }
    }

    @Test
    void whoIsDeactivatedSeesNobodyAndIsSeenByNobody() {
        var team = Team.create(node);
        var bob = team.join("Bob");
        try (var socket = near.socket(bob.token());
                var watching = far.socket(team.admin().token())) {
            var own = watch(socket, team, team.admin());
            own.awaitEvent();
            var seen = watch(watching, team, bob);
            seen.await(message -> message.toString().contains("ONLINE"));

            var input = Map.of("workspaceId", team.id(), "userId", bob.id());
            team.admin().api().run("deactivateMember", Map.of("input", input)).ok();

            assertThat(own.awaitError().toString()).contains("NOT_FOUND");
            seen.await(message -> message.toString().contains("OFFLINE"));
            bob.api()
                    .run("userPresence", Map.of("id", bob.id(), "workspace", team.id()))
                    .refused(ErrorCode.NOT_FOUND);
        }
    }

    @Test
    void activityIsWhatChangesSomething() {
        var team = Team.create(node);
        var people = far.bean(PeopleHere.class);
        var bob = team.join("Bob").at(far);

        bob.api().run("room", Map.of("id", team.general())).ok();
        assertThat(people.all()).doesNotContainKey(UserId.parse(bob.id()));
        bob.send(team.general(), "Hello");

        assertThat(people.all())
                .hasEntrySatisfying(
                        UserId.parse(bob.id()),
                        person -> assertThat(person.isConnected()).isFalse());
    }

    private void assertRecorded(Team team, Person person, String status) {
        var key = new Key(workspace(team).key(), UserId.parse(person.id()).key());
        await().until(() -> dynamo.get(Table.PRESENCE, key)
                .filter(item -> item.string("status").equals(status))
                .isPresent());
        var item = dynamo.get(Table.PRESENCE, key).orElseThrow();
        assertThat(item.string("GSI1PK")).isEqualTo("STATUS#" + status);
        assertThat(item.string("GSI1SK")).isEqualTo(key.sk());
        assertThat(item.number("expires_at") - System.currentTimeMillis() / 1_000)
                .isBetween(1_700L, 1_800L);
    }

    private static void choose(Person person, Map<String, ?> input) {
        person.api().run("setPresence", Map.of("input", input)).ok();
    }

    private static SocketStream watch(SocketClient socket, Team team, Person person) {
        return socket.run("presence", Map.of("id", team.id(), "users", List.of(person.id())));
    }

    private static String status(JsonNode presence) {
        return presence.path("status").asString();
    }

    private static boolean seenAs(Team team, Person person, String status) {
        return status(seen(team.admin(), team, person)).equals(status);
    }

    private static JsonNode seen(Person viewer, Team team, Person person) {
        return viewer.api()
                .run("userPresence", Map.of("id", person.id(), "workspace", team.id()))
                .ok()
                .data("user.presence");
    }

    private static WorkspaceId workspace(Team team) {
        return WorkspaceId.parse(team.id());
    }

    private static PresenceUpdate here(Person person, Duration idle) {
        return new PresenceUpdate(UserId.parse(person.id()), Lease.HERE, idle, null);
    }
}
