package com.slackclone.workspace;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@ApplicationTest
class MemberChangeIT {

    private final Node node;

    MemberChangeIT(Node node) {
        this.node = node;
    }

    @Test
    void adminsGiveRolesAndTakeThem() {
        var team = Team.create(node);
        var bob = team.join("Bob");
        role(bob, team, team.admin(), "MEMBER").refused(ErrorCode.FORBIDDEN);

        var promoted = role(team.admin(), team, bob, "ADMIN").ok();

        assertThat(promoted.text("changeMemberRole.member.role")).isEqualTo("ADMIN");
        bob.at(Node.probe()).createChannel(team.id(), "secret", "PRIVATE");
        role(bob, team, bob, "ADMIN").refused(ErrorCode.CONFLICT);
        role(bob, team, bob, "MEMBER").ok();
        role(bob, team, bob, "ADMIN").refused(ErrorCode.FORBIDDEN);
        assertThat(member(team, bob).path("role").asString()).isEqualTo("MEMBER");
    }

    @Test
    void theOwnerStaysAnActiveAdmin() {
        var team = Team.create(node);
        var bob = team.join("Bob");
        role(team.admin(), team, bob, "ADMIN").ok();
        var before = member(team, team.admin());

        role(bob, team, team.admin(), "MEMBER").refused(ErrorCode.CONFLICT);
        role(team.admin(), team, team.admin(), "MEMBER").refused(ErrorCode.CONFLICT);
        run("deactivateMember", bob, team, team.admin()).refused(ErrorCode.CONFLICT);
        leave(team.admin(), team).refused(ErrorCode.CONFLICT);

        assertThat(member(team, team.admin())).isEqualTo(before);
    }

    @Test
    void ofTwoAdminsWhoDemoteEachOtherOneWins() {
        var team = Team.create(node);
        var bob = team.join("Bob");
        var eve = team.join("Eve");
        role(team.admin(), team, bob, "ADMIN").ok();
        role(team.admin(), team, eve, "ADMIN").ok();

        var answers = Stream.of(
                        CompletableFuture.supplyAsync(() -> role(bob, team, eve, "MEMBER")),
                        CompletableFuture.supplyAsync(() -> role(eve.at(Node.probe()), team, bob, "MEMBER")))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(answers).filteredOn(answer -> answer.codes().isEmpty()).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> !answer.codes().isEmpty())
                .allSatisfy(answer -> answer.refused(ErrorCode.FORBIDDEN));
        assertThat(members(team, Map.of("role", "ADMIN"))).hasSize(2);
    }

    @Test
    void theOwnerGivesTheWorkspaceAway() {
        var team = Team.create(node);
        var bob = team.join("Bob");
        var eve = team.join("Eve");
        run("deactivateMember", team.admin(), team, eve).ok();
        run("transferOwnership", bob, team, bob).refused(ErrorCode.FORBIDDEN);
        run("transferOwnership", team.admin(), team, team.admin()).refused(ErrorCode.CONFLICT);
        run("transferOwnership", team.admin(), team, eve).refused(ErrorCode.CONFLICT);
        run("transferOwnership", team.admin(), team, Person.register(node, "Mallory"))
                .refused(ErrorCode.NOT_FOUND);

        var given = run("transferOwnership", team.admin(), team, bob).ok();

        assertThat(given.text("transferOwnership.workspace.owner.id")).isEqualTo(bob.id());
        assertThat(given.text("transferOwnership.member.role")).isEqualTo("ADMIN");
        assertThat(member(team, team.admin()).path("role").asString()).isEqualTo("ADMIN");
        run("transferOwnership", team.admin(), team, bob).refused(ErrorCode.FORBIDDEN);
        leave(bob, team).refused(ErrorCode.CONFLICT);
        leave(team.admin(), team).ok();
    }

    @Test
    void anOwnershipGoesToOneOfTwo() {
        var team = Team.create(node);
        var people = List.of(team.join("Bob"), team.join("Eve"));

        var answers = people.stream()
                .map(person ->
                        CompletableFuture.supplyAsync(() -> run("transferOwnership", team.admin(), team, person)))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(answers).filteredOn(answer -> answer.codes().isEmpty()).hasSize(1);
        assertThat(members(team, Map.of("role", "ADMIN"))).hasSize(2);
    }

    @Test
    void othersAndStrangersChangeNothing() {
        var team = Team.create(node);
        var bob = team.join("Bob");
        var eve = team.join("Eve");
        var mallory = Person.register(node, "Mallory");
        var before = members(team, Map.of());

        for (var operation : List.of("deactivateMember", "reactivateMember", "transferOwnership")) {
            run(operation, bob, team, eve).refused(ErrorCode.FORBIDDEN);
            run(operation, mallory, team, eve).refused(ErrorCode.NOT_FOUND);
            run(operation, team.admin(), team, mallory).refused(ErrorCode.NOT_FOUND);
        }
        role(mallory, team, eve, "ADMIN").refused(ErrorCode.NOT_FOUND);
        leave(mallory, team).refused(ErrorCode.NOT_FOUND);
        run("deactivateMember", team.admin(), team, team.admin()).refused(ErrorCode.CONFLICT);
        node.api()
                .run("leaveWorkspace", Map.of("input", Map.of("workspaceId", team.id())))
                .refused(ErrorCode.UNAUTHENTICATED);

        assertThat(members(team, Map.of())).isEqualTo(before);
    }

    @Test
    void membersAreFoundByRoleAndState() {
        var team = Team.create(node);
        var bob = team.join("Bob");
        var eve = team.join("Eve");
        run("deactivateMember", team.admin(), team, eve).ok();

        assertThat(members(team, Map.of()).keySet())
                .containsExactlyInAnyOrder(team.admin().id(), bob.id(), eve.id());
        assertThat(members(team, Map.of("role", "MEMBER")).keySet()).containsExactlyInAnyOrder(bob.id(), eve.id());
        assertThat(members(team, Map.of("isActive", false)).keySet()).containsExactly(eve.id());
        assertThat(members(team, Map.of("isActive", true, "role", "MEMBER")).keySet())
                .containsExactly(bob.id());
        var page = team.admin()
                .api()
                .run("members", Map.of("id", team.id(), "first", 1, "filter", Map.of("isActive", true)))
                .ok();
        assertThat(page.data("workspace.members.pageInfo.hasNextPage").asBoolean())
                .isTrue();
        assertThat(page.data("workspace.members.nodes").size()).isEqualTo(1);
    }

    @Test
    void whatAClientHeldPlusItsEventsIsWhatItFetches() {
        var team = Team.create(node);
        var bob = team.join("Bob");
        var eve = team.join("Eve");
        var held = new HashMap<>(members(team, Map.of()));
        try (var socket = Node.probe().socket(team.admin().token())) {
            var stream = open(socket.run("workspaceEvents", Map.of("id", team.id())));

            role(team.admin(), team, bob, "ADMIN").ok();
            run("deactivateMember", bob, team, eve).ok();
            run("reactivateMember", bob, team, eve).ok();
            run("transferOwnership", team.admin(), team, eve).ok();
            leave(bob, team).ok();

            for (var type : List.of(
                    "MemberRoleChanged",
                    "MemberDeactivated",
                    "MemberJoinedWorkspace",
                    "WorkspaceUpdated",
                    "MemberRoleChanged",
                    "MemberDeactivated")) {
                var event = stream.awaitEvent();
                assertThat(event.path("__typename").asString()).isEqualTo(type);
                if (event.has("member")) {
                    held.put(event.at("/member/user/id").asString(), event.path("member"));
                } else {
                    assertThat(event.at("/workspace/owner/id").asString()).isEqualTo(eve.id());
                }
            }
        }
        assertThat(held).isEqualTo(members(team, Map.of()));
    }

    private static Answer run(String operation, Person admin, Team team, Person user) {
        return admin.api().run(operation, Map.of("input", Map.of("workspaceId", team.id(), "userId", user.id())));
    }

    private static Answer role(Person admin, Team team, Person user, String role) {
        var input = Map.of("workspaceId", team.id(), "userId", user.id(), "role", role);
        return admin.api().run("changeMemberRole", Map.of("input", input));
    }

    private static Answer leave(Person person, Team team) {
        return person.api().run("leaveWorkspace", Map.of("input", Map.of("workspaceId", team.id())));
    }

    private static JsonNode member(Team team, Person person) {
        return Objects.requireNonNull(members(team, Map.of()).get(person.id()));
    }

    private static Map<String, JsonNode> members(Team team, Map<String, ?> filter) {
        return team.admin()
                .api()
                .run("members", Map.of("id", team.id(), "filter", filter))
                .ok()
                .data("workspace.members.nodes")
                .valueStream()
                .collect(Collectors.toMap(member -> member.at("/user/id").asString(), member -> member));
    }

    private static SocketStream open(SocketStream stream) {
        stream.awaitEvent("StreamOpened");
        return stream;
    }
}
