package com.slackclone.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.slackclone.platform.error.ErrorCode;
import com.slackclone.testing.Answer;
import com.slackclone.testing.ApplicationTest;
import com.slackclone.testing.Mails;
import com.slackclone.testing.Node;
import com.slackclone.testing.Person;
import com.slackclone.testing.SocketStream;
import com.slackclone.testing.Team;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@ApplicationTest
class DeactivationIT {

    private final Node node;

    DeactivationIT(Node node) {
        this.node = node;
    }

    @Test
    void theDeactivatedAreOutAtOnceEverywhere() {
        var team = Team.create(node);
        var bob = team.join("Bob");
        var elsewhere = bob.at(Node.probe());
        var secret = team.admin().createChannel(team.id(), "secret", "PRIVATE");
        team.admin().addTo(secret, bob);
        var message = team.admin().send(secret, "For Bob's eyes");
        elsewhere.api().run("room", Map.of("id", secret)).ok();
        try (var socket = Node.probe().socket(bob.token())) {
            var ofWorkspace = open(socket.run("workspaceEvents", Map.of("id", team.id())));
            var ofRoom = open(socket.run("roomEvents", Map.of("id", team.general())));

            var deactivated = run("deactivateMember", team.admin(), team, bob).ok();

            assertThat(deactivated.data("deactivateMember.member.isActive").asBoolean())
                    .isFalse();
            assertThat(ofWorkspace.awaitError().toString()).contains("NOT_FOUND");
            assertThat(ofRoom.awaitError().toString()).contains("NOT_FOUND");
        }
        await().atMost(Duration.ofSeconds(1))
                .until(() -> !workspace(elsewhere, team).codes().isEmpty());
        for (var person : List.of(bob, elsewhere)) {
            workspace(person, team).refused(ErrorCode.NOT_FOUND);
            person.api().run("room", Map.of("id", team.general())).refused(ErrorCode.NOT_FOUND);
            person.api().run("message", Map.of("id", message)).refused(ErrorCode.NOT_FOUND);
            person.api().run("node", Map.of("id", team.id())).refused(ErrorCode.NOT_FOUND);
            person.api().run("user", Map.of("id", team.admin().id())).refused(ErrorCode.NOT_FOUND);
            person.api()
                    .run("sendMessage", Map.of("input", Map.of("roomId", team.general(), "content", "x")))
                    .refused(ErrorCode.NOT_FOUND);
        }
        assertThat(bob.api()
                        .run("viewerWorkspaces")
                        .ok()
                        .data("viewer.workspaces.nodes")
                        .size())
                .isZero();
    }

    @Test
    void theReactivatedAreWhatTheyWere() {
        var team = Team.create(node);
        var bob = team.join("Bob");
        role(team.admin(), team, bob, "ADMIN").ok();
        var elsewhere = bob.at(Node.probe());
        var secret = team.admin().createChannel(team.id(), "secret", "PRIVATE");
        team.admin().addTo(secret, bob);
        var before = member(team, bob);
        run("deactivateMember", team.admin(), team, bob).ok();
        run("deactivateMember", team.admin(), team, bob).refused(ErrorCode.CONFLICT);
        role(team.admin(), team, bob, "MEMBER").refused(ErrorCode.CONFLICT);
        Mails.to(bob.email()).clear();
        team.invite(bob.email()).ok();
        bob.api()
                .run("acceptInvite", Map.of("token", bob.inviteToken(team.name())))
                .refused(ErrorCode.CONFLICT);

        run("reactivateMember", team.admin(), team, bob).ok();

        run("reactivateMember", team.admin(), team, bob).refused(ErrorCode.CONFLICT);
        assertThat(member(team, bob)).isEqualTo(before);
        bob.send(secret, "Here I am again");
        await().atMost(Duration.ofSeconds(1))
                .until(() -> workspace(elsewhere, team).codes().isEmpty());
    }

    @Test
    void whoLeavesComesBackByInvitationOnly() {
        var team = Team.create(node);
        var bob = team.join("Bob");
        role(team.admin(), team, bob, "ADMIN").ok();

        leave(bob, team).ok();

        workspace(bob, team).refused(ErrorCode.NOT_FOUND);
        leave(bob, team).refused(ErrorCode.NOT_FOUND);
        run("reactivateMember", team.admin(), team, bob).refused(ErrorCode.CONFLICT);
        assertThat(member(team, bob).path("leftAt").isString()).isTrue();
        Mails.to(bob.email()).clear();
        team.invite(bob.email()).ok();
        bob.acceptInvite(team.name());
        bob.send(team.general(), "Back again");
        assertThat(member(team, bob).path("role").asString()).isEqualTo("MEMBER");
        assertThat(member(team, bob).path("leftAt").isNull()).isTrue();
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

    private static Answer workspace(Person person, Team team) {
        return person.api().run("workspace", Map.of("id", team.id()));
    }

    private static JsonNode member(Team team, Person person) {
        return Objects.requireNonNull(members(team).get(person.id()));
    }

    private static Map<String, JsonNode> members(Team team) {
        return team.admin()
                .api()
                .run("members", Map.of("id", team.id()))
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
