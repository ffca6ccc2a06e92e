package com.slackclone.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import com.slackclone.platform.error.ErrorCode;
import com.slackclone.testing.Answer;
import com.slackclone.testing.ApplicationTest;
import com.slackclone.testing.Node;
import com.slackclone.testing.Person;
import com.slackclone.testing.Team;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@ApplicationTest
class WorkspaceChangeIT {

    private static final String ICON = "https://cdn.example.com/icon.png";

    private final Node node;

    WorkspaceChangeIT(Node node) {
        this.node = node;
    }

    @Test
    void adminsNameAWorkspaceAndGiveItAnIcon() {
        var team = Team.create(node);

        var named = update(team.admin(), team, Map.of("name", " Engines ", "iconUrl", ICON))
                .ok()
                .data("updateWorkspace.workspace");

        assertThat(named.path("name").asString()).isEqualTo("Engines");
        assertThat(named.path("iconUrl").asString()).isEqualTo(ICON);
        assertThat(named.path("version").asInt()).isEqualTo(2);
        var same = update(team.admin(), team, Map.of("name", "Engines")).ok();
        assertThat(same.data("updateWorkspace.workspace")).isEqualTo(named);
        var bare = update(team.admin(), team, Collections.singletonMap("iconUrl", null))
                .ok()
                .data("updateWorkspace.workspace");
        assertThat(bare.path("iconUrl").isNull()).isTrue();
        assertThat(bare.path("name").asString()).as("what is left out stays").isEqualTo("Engines");
    }

    @Test
    void othersDoNot() {
        var team = Team.create(node);
        var bob = team.join("Bob");

        update(bob, team, Map.of("name", "Bob's")).refused(ErrorCode.FORBIDDEN);
        update(Person.register(node, "Eve"), team, Map.of("name", "Eve's")).refused(ErrorCode.NOT_FOUND);

        assertThat(workspace(team).path("name").asString()).isEqualTo(team.name());
    }

    @Test
    void aChangeMustBeOne() {
        var team = Team.create(node);

        for (var wrong : List.of(
                Map.<String, String>of(),
                Map.of("name", " "),
                Map.of("name", "x".repeat(81)),
                Map.of("name", "two\nlines"),
                Map.of("iconUrl", "no url"),
                Map.of("iconUrl", "javascript:alert(1)"),
                Map.of("iconUrl", "ftp://example.com/icon.png"),
                Map.of("iconUrl", "https://ada:secret@example.com/icon.png"),
                Map.of("name", "fine", "iconUrl", "https://example.com/" + "x".repeat(2000)))) {
            update(team.admin(), team, wrong).refused(ErrorCode.BAD_USER_INPUT);
        }

        assertThat(workspace(team).path("name").asString()).isEqualTo(team.name());
        assertThat(workspace(team).path("version").asInt()).isEqualTo(1);
    }

    @Test
    void changesAtTheSameTimeAreAllMade() {
        var team = Team.create(node);

        var answers = IntStream.range(0, 4)
                .mapToObj(number -> CompletableFuture.supplyAsync(
                        () -> update(team.admin(), team, Map.of("name", "Name " + number))))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .filter(answer -> answer.codes().isEmpty())
                .count();

        assertThat(workspace(team).path("version").asLong()).isEqualTo(1 + answers);
        assertThat(audit(team.admin(), team, Map.of())
                        .data("workspace.auditLog.nodes")
                        .size())
                .isEqualTo((int) answers);
    }

    @Test
    void whatAClientHeldPlusTheEventIsWhatItFetches() {
        var team = Team.create(node);
        var bob = team.join("Bob");
        try (var socket = Node.probe().socket(bob.token())) {
            var stream = socket.run("workspaceEvents", Map.of("id", team.id()));
            stream.awaitEvent("StreamOpened");

            update(team.admin(), team, Map.of("name", "Engines", "iconUrl", ICON))
                    .ok();

            assertThat(stream.awaitEvent("WorkspaceUpdated").path("workspace")).isEqualTo(workspace(team));
        }
    }

    @Test
    void theAuditLogTellsWhoDidWhat() {
        var team = Team.create(node);
        var bob = team.join("Bob");
        update(team.admin(), team, Map.of("name", "Engines")).ok();
        var member = Map.of("workspaceId", team.id(), "userId", bob.id());
        team.admin().api().run("deactivateMember", Map.of("input", member)).ok();
        team.admin().api().run("reactivateMember", Map.of("input", member)).ok();
        team.admin().api().run("transferOwnership", Map.of("input", member)).ok();

        var log = audit(team.admin(), team, Map.of()).ok().data("workspace.auditLog.nodes");

        assertThat(log.valueStream().map(entry -> entry.path("action").asString()))
                .containsExactly(
                        "OWNERSHIP_TRANSFERRED",
                        "MEMBER_REACTIVATED",
                        "MEMBER_DEACTIVATED",
                        "WORKSPACE_UPDATED",
                        "MEMBER_JOINED",
                        "MEMBERS_INVITED");
        assertThat(log.at("/2/actor/id").asString()).isEqualTo(team.admin().id());
        assertThat(log.at("/2/target/id").asString()).isEqualTo(bob.id());
        assertThat(log.at("/3/target").isNull()).isTrue();
        assertThat(log.at("/3/details").toString())
                .isEqualTo("[{\"name\":\"name\",\"before\":\"" + team.name() + "\",\"after\":\"Engines\"}]");
        assertThat(log.at("/5/details/0/after").asString()).isEqualTo(bob.email());
        var first = log.at("/0/id").asString();
        assertThat(team.admin().api().run("node", Map.of("id", first)).ok().text("node.__typename"))
                .isEqualTo("AuditEntry");
    }

    @Test
    void theAuditLogIsPagedAndFiltered() {
        var team = Team.create(node);
        var bob = team.join("Bob");
        for (var i = 0; i < 3; i++) {
            update(team.admin(), team, Map.of("name", "Name " + i)).ok();
        }

        var page = audit(team.admin(), team, Map.of("first", 2)).ok();
        var next = audit(
                        team.admin(),
                        team,
                        Map.of("first", 3, "after", page.text("workspace.auditLog.pageInfo.endCursor")))
                .ok();

        assertThat(actions(page)).containsExactly("WORKSPACE_UPDATED", "WORKSPACE_UPDATED");
        assertThat(actions(next)).containsExactly("WORKSPACE_UPDATED", "MEMBER_JOINED", "MEMBERS_INVITED");
        assertThat(next.data("workspace.auditLog.pageInfo.hasNextPage").asBoolean())
                .isFalse();
        assertThat(actions(audit(team.admin(), team, Map.of("last", 1)).ok())).containsExactly("MEMBERS_INVITED");
        assertThat(actions(filtered(team, Map.of("actions", List.of("MEMBER_JOINED")))))
                .containsExactly("MEMBER_JOINED");
        assertThat(actions(filtered(team, Map.of("actorId", bob.id())))).containsExactly("MEMBER_JOINED");
        assertThat(actions(filtered(team, Map.of("targetId", bob.id())))).isEmpty();
    }

    @Test
    void onlyAdminsReadTheAuditLog() {
        var team = Team.create(node);
        var bob = team.join("Bob");
        var entry = audit(team.admin(), team, Map.of()).ok().text("workspace.auditLog.nodes.0.id");

        audit(bob, team, Map.of()).refused(ErrorCode.FORBIDDEN);
        bob.api().run("node", Map.of("id", entry)).refused(ErrorCode.NOT_FOUND);
        audit(team.admin(), team, Map.of("first", 101)).refused(ErrorCode.BAD_USER_INPUT);
    }

    @Test
    void anInvitationThatIsTakenBackWorksNoMore() {
        var team = Team.create(node);
        var bob = Person.register(node, "Bob");
        var invite = team.invite(bob.email()).ok().text("inviteMembers.invites.0.id");
        var token = Map.of("token", bob.inviteToken(team.name()));
        revoke(bob, invite).refused(ErrorCode.NOT_FOUND);

        var revoked = revoke(team.admin(), invite).ok();

        assertThat(revoked.data("revokeInvite.invite.revokedAt").isString()).isTrue();
        node.api().run("invite", token).refused(ErrorCode.NOT_FOUND);
        bob.api().run("acceptInvite", token).refused(ErrorCode.NOT_FOUND);
        revoke(team.admin(), invite).refused(ErrorCode.CONFLICT);
        assertThat(actions(filtered(team, Map.of("actions", List.of("INVITE_REVOKED")))))
                .hasSize(1);
    }

    @Test
    void anInvitationThatWasAcceptedIsNotTakenBack() {
        var team = Team.create(node);
        var bob = Person.register(node, "Bob");
        var invite = team.invite(bob.email()).ok().text("inviteMembers.invites.0.id");
        bob.acceptInvite(team.name());

        revoke(team.admin(), invite).refused(ErrorCode.CONFLICT);
        revoke(bob, invite).refused(ErrorCode.NOT_FOUND);

        assertThat(actions(filtered(team, Map.of("actions", List.of("INVITE_REVOKED")))))
                .isEmpty();
    }

    private static Answer revoke(Person person, String invite) {
        return person.api().run("revokeInvite", Map.of("input", Map.of("inviteId", invite)));
    }

    private static Answer update(Person person, Team team, Map<String, ?> change) {
        var input = new HashMap<String, Object>(change);
        input.put("workspaceId", team.id());
        return person.api().run("updateWorkspace", Map.of("input", input));
    }

    private static Answer filtered(Team team, Map<String, ?> filter) {
        return audit(team.admin(), team, Map.of("filter", filter)).ok();
    }

    private static Answer audit(Person person, Team team, Map<String, ?> arguments) {
        var variables = new HashMap<String, Object>(arguments);
        variables.put("id", team.id());
        return person.api().run("auditLog", variables);
    }

    private static List<String> actions(Answer answer) {
        return answer.data("workspace.auditLog.nodes")
                .valueStream()
                .map(entry -> entry.path("action").asString())
                .toList();
    }

    private static JsonNode workspace(Team team) {
        var document = "query ($id: ID!) { workspace(id: $id) { id name iconUrl version owner { id } } }";
        return team.admin().api().send(document, Map.of("id", team.id())).ok().data("workspace");
    }
}
