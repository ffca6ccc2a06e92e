package com.slackclone.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import com.slackclone.platform.dynamodb.Dynamo;
import com.slackclone.platform.dynamodb.Table;
import com.slackclone.platform.error.ErrorCode;
import com.slackclone.platform.redis.Redis;
import com.slackclone.testing.Answer;
import com.slackclone.testing.ApplicationTest;
import com.slackclone.testing.Node;
import com.slackclone.testing.Person;
import com.slackclone.testing.Team;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@ApplicationTest
class StatisticsIT {

    private final Node node;
    private final NightlyStatistics nightly;
    private final Redis redis;
    private final Dynamo dynamo;

    StatisticsIT(Node node, NightlyStatistics nightly, Redis redis, Dynamo dynamo) {
        this.node = node;
        this.nightly = nightly;
        this.redis = redis;
        this.dynamo = dynamo;
    }

    @Test
    void adminsSeeHowLargeAWorkspaceIs() {
        var team = Team.create(node);
        var bob = team.join("Bob");
        team.join("Eve");
        deactivate(team, bob);
        var channel = team.channel("news");
        team.admin().send(channel, "One");
        team.admin().send(team.general(), "Two");
        team.admin().api().run("archiveChannel", Map.of("id", channel)).ok();

        var stats = stats(team.admin(), team).ok().data("workspace.stats");

        assertThat(stats.path("memberCount").asInt()).isEqualTo(3);
        assertThat(stats.path("activeMemberCount").asInt()).isEqualTo(2);
        assertThat(stats.path("channelCount").asInt())
                .as("#general and #random")
                .isEqualTo(2);
        assertThat(stats.path("messageCount").asInt()).isEqualTo(2);
    }

    @Test
    void allNodesCacheThemForHalfAnHour() {
        var team = Team.create(node);
        var stats = stats(team.admin(), team).ok().data("workspace.stats");
        team.admin().send(team.general(), "Not counted yet");

        var cached = stats(team.admin().at(Node.probe()), team).ok().data("workspace.stats");

        assertThat(cached).isEqualTo(stats);
        var key = "workspace:{" + WorkspaceId.parse(team.id()).uuid() + "}:stats";
        assertThat(redis.commands().ttl(key)).isBetween(1_700L, 1_800L);
        redis.commands().del(key);
        assertThat(messages(stats(team.admin(), team).ok().data("workspace.stats")))
                .isEqualTo(1);
    }

    @Test
    void allWorkspacesAreCountedAtNightOnceADay() {
        var team = Team.create(node);
        var other = Team.create(node);
        team.admin().send(team.general(), "Hello");
        assertThat(messages(stats(team.admin(), team).ok().data("workspace.stats")))
                .isEqualTo(1);
        team.admin().send(team.general(), "Behind what is cached");

        nightly.run();
        team.admin().send(team.general(), "Behind the night");
        nightly.run();

        var fresh = stats(team.admin(), team).ok();
        assertThat(messages(fresh.data("workspace.stats"))).isEqualTo(2);
        var days = fresh.data("workspace.dailyStats.nodes");
        assertThat(days.size()).isEqualTo(1);
        assertThat(LocalDate.parse(days.at("/0/day").asString()))
                .isBetween(LocalDate.now(ZoneOffset.UTC).minusDays(1), LocalDate.now(ZoneOffset.UTC));
        assertThat(days.at("/0/stats")).isEqualTo(fresh.data("workspace.stats"));
        assertThat(stats(other.admin(), other)
                        .ok()
                        .data("workspace.dailyStats.nodes")
                        .size())
                .isEqualTo(1);
    }

    @Test
    void onlyAdminsSeeThem() {
        var team = Team.create(node);
        var bob = team.join("Bob");

        var refused = stats(bob, team);

        assertThat(refused.codes()).containsOnly(ErrorCode.FORBIDDEN.name());
        stats(Person.register(node, "Eve"), team).refused(ErrorCode.NOT_FOUND);
    }

    @Test
    void aTableIsScannedInPages() {
        var team = Team.create(node);
        var other = Team.create(node);
        var found = new ArrayList<String>();

        dynamo.scan(Table.WORKSPACES, "METADATA", 2, item -> found.add(item.string("PK")));

        assertThat(found)
                .doesNotHaveDuplicates()
                .contains(
                        WorkspaceId.parse(team.id()).key(),
                        WorkspaceId.parse(other.id()).key());
    }

    private static void deactivate(Team team, Person person) {
        var input = Map.of("workspaceId", team.id(), "userId", person.id());
        team.admin().api().run("deactivateMember", Map.of("input", input)).ok();
    }

    private static int messages(JsonNode stats) {
        return stats.path("messageCount").asInt();
    }

    private static Answer stats(Person person, Team team) {
        return person.api().run("stats", Map.of("id", team.id()));
    }
}
