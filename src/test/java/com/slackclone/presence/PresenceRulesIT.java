package com.slackclone.presence;

import static org.assertj.core.api.Assertions.assertThat;

import com.slackclone.account.UserId;
import com.slackclone.platform.error.ErrorCode;
import com.slackclone.platform.redis.Redis;
import com.slackclone.presence.PresenceUpdate.Lease;
import com.slackclone.testing.ApplicationTest;
import com.slackclone.testing.Calls;
import com.slackclone.testing.Node;
import com.slackclone.testing.Person;
import com.slackclone.testing.Team;
import com.slackclone.workspace.WorkspaceId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Who is shown as what, and who may do what about it.
@ApplicationTest
class PresenceRulesIT {

    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);

    private final Node node;
    private final Redis redis;
    private final Roster roster;
    private final AutoAway autoAway;
    private final PresenceWorkspaces workspaces;

    PresenceRulesIT(Node node, Redis redis, Roster roster, AutoAway autoAway, PresenceWorkspaces workspaces) {
        this.node = node;
        this.redis = redis;
        this.roster = roster;
        this.autoAway = autoAway;
        this.workspaces = workspaces;
    }

    @Test
    void whoDoesNothingForHalfAnHourIsAway() {
        var team = Team.create(node);
        var ada = team.admin();
        var workspace = WorkspaceId.parse(team.id());
        say(team, Lease.HERE, Duration.ofMinutes(29), ada);
        workspaces.note(List.of(workspace));
        autoAway.run();
        assertThat(status(ada, team)).isEqualTo("ONLINE");

        // Time passes.
        redis.commands()
                .zadd(
                        "{" + workspace.uuid() + "}:presence:activity",
                        (double) Instant.now().minus(HALF_AN_HOUR).toEpochMilli(),
                        UserId.parse(ada.id()).uuid().toString());
        say(team, Lease.HERE, HALF_AN_HOUR, ada);
        autoAway.run();
        assertThat(status(ada, team)).isEqualTo("AWAY");

        say(team, Lease.HERE, HALF_AN_HOUR, ada);
        autoAway.run();
        assertThat(status(ada, team)).as("a heartbeat is no activity").isEqualTo("AWAY");
        say(team, Lease.AS_IS, Duration.ZERO, ada);
        assertThat(status(ada, team)).isEqualTo("ONLINE");
    }

    @Test
    void activityWithoutAConnectionIsNotPresence() {
        var team = Team.create(node);
        say(team, Lease.AS_IS, Duration.ZERO, team.admin());

        assertThat(status(team.admin(), team)).isEqualTo("OFFLINE");
    }

    @Test
    void whoIsNoMemberAnyMoreIsGoneAtOnce() {
        var team = Team.create(node);
        say(team, Lease.HERE, Duration.ZERO, team.admin());
        assertThat(status(team.admin(), team)).isEqualTo("ONLINE");

        say(team, Lease.GONE, Duration.ZERO, team.admin());

        assertThat(status(team.admin(), team)).isEqualTo("OFFLINE");
    }

    @Test
    void listsThoseWhoAreOnline() {
        var team = Team.create(node);
        var people = Stream.of("Bob", "Cleo", "Dan", "Eve").map(team::join).toList();
        say(team, Lease.HERE, Duration.ZERO, people.toArray(Person[]::new));
        choose(people.get(1), Map.of("workspaceId", team.id(), "status", "AWAY"));
        var online =
                List.of(people.get(0).id(), people.get(2).id(), people.get(3).id());

        var first = online(team, Map.of("first", 2));
        assertThat(ids(first)).isEqualTo(online.subList(0, 2));
        assertThat(first.at("/pageInfo/hasNextPage").asBoolean()).isTrue();
        var second = online(
                team,
                Map.of("first", 2, "after", first.at("/pageInfo/endCursor").asString()));
        assertThat(ids(second)).isEqualTo(online.subList(2, 3));
        assertThat(second.at("/pageInfo/hasNextPage").asBoolean()).isFalse();
        var last = online(team, Map.of("last", 2));
        assertThat(ids(last)).isEqualTo(online.subList(1, 3));
        var before = online(
                team,
                Map.of("last", 2, "before", last.at("/pageInfo/startCursor").asString()));
        assertThat(ids(before)).isEqualTo(online.subList(0, 1));
    }

    @Test
    void choosingIsForMembers() {
        var team = Team.create(node);
        var eve = Person.register(node, "Eve");

        refused(eve, Map.of("workspaceId", team.id(), "status", "ONLINE"), ErrorCode.NOT_FOUND);

        assertThat(online(team, Map.of()).path("nodes").size()).isZero();
    }

    @Test
    void refusesMessagesThatAreTooLong() {
        var team = Team.create(node);
        choose(team.admin(), Map.of("workspaceId", team.id(), "status", "AWAY", "statusMessage", "🚲".repeat(100)));

        refused(
                team.admin(),
                Map.of("workspaceId", team.id(), "status", "ONLINE", "statusMessage", "x".repeat(101)),
                ErrorCode.BAD_USER_INPUT);
        refused(
                team.admin(),
                Map.of("workspaceId", team.id(), "status", "ONLINE", "statusMessage", "two\nlines"),
                ErrorCode.BAD_USER_INPUT);

        var presence = seen(team.admin(), team, team.admin());
        assertThat(presence.path("status").asString()).as("nothing changed").isEqualTo("AWAY");
        assertThat(presence.path("statusMessage").asString()).isEqualTo("🚲".repeat(100));
    }

    @Test
    void watchingHasLimits() {
        var team = Team.create(node);
        var eve = Person.register(node, "Eve");
        var many = IntStream.range(0, 501)
                .mapToObj(_ -> new UserId(UUID.randomUUID()).global())
                .toList();

        assertRefused(team.admin(), team, many, "LIMIT_EXCEEDED");
        assertRefused(team.admin(), team, many.subList(0, 500), "NOT_FOUND");
        assertRefused(team.admin(), team, List.of(team.admin().id(), eve.id()), "NOT_FOUND");
        assertRefused(team.admin(), team, List.of("nobody"), "NOT_FOUND");
        assertRefused(team.admin(), team, List.of(), "BAD_USER_INPUT");
        assertRefused(eve, team, List.of(eve.id()), "NOT_FOUND");
    }

    private static void assertRefused(Person person, Team team, List<String> users, String code) {
        try (var socket = person.node().socket(person.token())) {
            var stream = socket.run("presence", Map.of("id", team.id(), "users", users));
            assertThat(stream.awaitError().toString()).contains(code);
        }
    }

    @Test
    void aPageOfPeopleCostsOneCall() {
        var team = Team.create(node);
        team.join("Bob");
        team.join("Cleo");
        var document = """
            query ($id: ID!) {
              workspace(id: $id) {
                members(first: 50) { nodes { user { presence(workspaceId: $id) { status user { name } } } } }
                onlineMembers(first: 50) { nodes { presence(workspaceId: $id) { status } } }
              }
            }
            """;

        var calls = Calls.during(
                () -> team.admin().api().send(document, Map.of("id", team.id())).ok());

        assertThat(calls.redis()).isEqualTo(Map.of("EVALSHA", 2));
        assertThat(calls.dynamodb()).isEqualTo(Map.of("GetItem", 1, "Query", 1));
    }

    @Test
    void theHeartbeatOfAWorkspaceCostsOneCallHoweverManyAreConnected() {
        var team = Team.create(node);
        var updates = IntStream.range(0, 300)
                .mapToObj(_ -> new PresenceUpdate(new UserId(UUID.randomUUID()), Lease.HERE, Duration.ZERO, null))
                .toList();
        var workspace = WorkspaceId.parse(team.id());

        var coming = Calls.during(() -> roster.update(workspace, updates));
        var staying = Calls.during(() -> roster.update(workspace, updates));

        assertThat(coming).isEqualTo(new Calls(Map.of("BatchGetItem", 3), Map.of("EVALSHA", 2)));
        assertThat(staying).isEqualTo(new Calls(Map.of(), Map.of("EVALSHA", 1)));
    }

    private void say(Team team, Lease lease, Duration idle, Person... people) {
        roster.update(
                WorkspaceId.parse(team.id()),
                Stream.of(people)
                        .map(person -> new PresenceUpdate(UserId.parse(person.id()), lease, idle, null))
                        .toList());
    }

    private static void choose(Person person, Map<String, ?> input) {
        person.api().run("setPresence", Map.of("input", input)).ok();
    }

    private static void refused(Person person, Map<String, ?> input, ErrorCode code) {
        person.api().run("setPresence", Map.of("input", input)).refused(code);
    }

    private static String status(Person person, Team team) {
        return seen(person, team, person).path("status").asString();
    }

    private static JsonNode seen(Person viewer, Team team, Person person) {
        return viewer.api()
                .run("userPresence", Map.of("id", person.id(), "workspace", team.id()))
                .ok()
                .data("user.presence");
    }

    private static JsonNode online(Team team, Map<String, ?> page) {
        var variables = new HashMap<String, Object>(page);
        variables.put("id", team.id());
        return team.admin().api().run("onlineMembers", variables).ok().data("workspace.onlineMembers");
    }

    private static List<String> ids(JsonNode page) {
        return page.path("nodes")
                .valueStream()
                .map(node -> node.path("id").asString())
                .toList();
    }
}
