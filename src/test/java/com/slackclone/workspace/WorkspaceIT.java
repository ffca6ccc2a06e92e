package com.slackclone.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import com.slackclone.platform.dynamodb.Dynamo;
import com.slackclone.platform.dynamodb.Key;
import com.slackclone.platform.dynamodb.Table;
import com.slackclone.platform.error.ErrorCode;
import com.slackclone.testing.Answer;
import com.slackclone.testing.ApplicationTest;
import com.slackclone.testing.Mails;
import com.slackclone.testing.Node;
import com.slackclone.testing.Person;
import com.slackclone.testing.Team;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@ApplicationTest
class WorkspaceIT {

    private final Node node;
    private final Dynamo dynamo;

    WorkspaceIT(Node node, Dynamo dynamo) {
        this.node = node;
        this.dynamo = dynamo;
    }

    @Test
    void whoMakesAWorkspaceIsItsAdminAndInItsDefaultChannels() {
        var ada = Person.register(node, "Ada");

        var made = ada.api()
                .run("createWorkspace", Map.of("name", "  Analytical Engines "))
                .ok();

        assertThat(made.text("createWorkspace.workspace.name")).isEqualTo("Analytical Engines");
        assertThat(made.text("createWorkspace.workspace.slug")).startsWith("analytical-engines");
        assertThat(made.text("createWorkspace.workspace.viewerRole")).isEqualTo("ADMIN");
        assertThat(made.text("createWorkspace.workspace.owner.id")).isEqualTo(ada.id());
        var channels = made.data("createWorkspace.workspace.channels.nodes");
        assertThat(channels.valueStream().map(channel -> channel.path("name").asString()))
                .containsExactly("general", "random");
        assertThat(channels.valueStream())
                .allMatch(channel -> channel.path("isDefault").asBoolean()
                        && channel.path("viewerIsMember").asBoolean());
        assertThat(workspaces(ada)).containsExactly(made.text("createWorkspace.workspace.id"));
    }

    @Test
    void twoWorkspacesOfOneNameHaveTwoSlugs() {
        var ada = Person.register(node, "Ada");
        var name = Map.of("name", "Twins " + ada.email().substring(1, 30));

        var one = ada.api().run("createWorkspace", name).ok().text("createWorkspace.workspace.slug");
        var other = ada.api().run("createWorkspace", name).ok().text("createWorkspace.workspace.slug");

        assertThat(other).startsWith(one.substring(0, 10)).isNotEqualTo(one);
    }

    @Test
    void membersFindAWorkspaceByItsSlug() {
        var ada = Person.register(node, "Ada");
        var eve = Person.register(node, "Eve");
        var made = ada.api().run("createWorkspace", Map.of("name", "Engines")).ok();
        var slug = made.text("createWorkspace.workspace.slug");

        var found = ada.api().run("workspaceBySlug", Map.of("slug", slug)).ok();
        var foreign = eve.api().run("workspaceBySlug", Map.of("slug", slug)).refused(ErrorCode.NOT_FOUND);

        assertThat(found.text("workspaceBySlug.id")).isEqualTo(made.text("createWorkspace.workspace.id"));
        for (var unknown : List.of(slug + "x", "", "No slug", "a\0b", "x".repeat(10_000))) {
            var refused =
                    eve.api().run("workspaceBySlug", Map.of("slug", unknown)).refused(ErrorCode.NOT_FOUND);
            assertThat(refused.body().path("errors")).isEqualTo(foreign.body().path("errors"));
        }
        node.api().run("workspaceBySlug", Map.of("slug", slug)).refused(ErrorCode.UNAUTHENTICATED);
    }

    @Test
    void aNameMustBeOne() {
        var ada = Person.register(node, "Ada");

        for (var name : List.of("", "  ", "x".repeat(81), "two\nlines")) {
            var refused = ada.api().run("createWorkspace", Map.of("name", name)).refused(ErrorCode.BAD_USER_INPUT);
            assertThat(refused.details()).containsEntry("field", "input.name");
        }
        node.api().run("createWorkspace", Map.of("name", "Nobody's")).refused(ErrorCode.UNAUTHENTICATED);

        assertThat(workspaces(ada)).isEmpty();
    }

    @Test
    void oneComesInByAnInvitation() {
        var team = Team.create(node);
        var bob = Person.register(node, "Bob");

        var invited = team.invite(bob.email().toUpperCase(Locale.ROOT)).ok();
        var preview = node.api()
                .run("invite", Map.of("token", bob.inviteToken(team.name())))
                .ok();
        bob.acceptInvite(team.name());

        assertThat(invited.text("inviteMembers.invites.0.email")).isEqualTo(bob.email());
        assertThat(preview.text("invite.workspaceName")).isEqualTo(team.name());
        assertThat(preview.text("invite.invitedByName")).isEqualTo("Ada");
        var workspace = bob.api().run("workspace", Map.of("id", team.id())).ok();
        assertThat(workspace
                        .data("workspace.members.nodes")
                        .valueStream()
                        .map(member -> member.path("user").path("name").asString() + " "
                                + member.path("role").asString()))
                .containsExactlyInAnyOrder("Ada ADMIN", "Bob MEMBER");
        assertThat(workspace
                        .data("workspace.channels.nodes")
                        .valueStream()
                        .map(channel -> channel.path("name").asString()))
                .containsExactly("general", "random");
    }

    @Test
    void anInvitationWorksOnceForOnePerson() {
        var team = Team.create(node);
        var bob = Person.register(node, "Bob");
        var eve = Person.register(node, "Eve");
        team.invite(bob.email()).ok();
        var token = Map.of("token", bob.inviteToken(team.name()));

        eve.api().run("acceptInvite", token).refused(ErrorCode.NOT_FOUND);
        node.api().run("acceptInvite", token).refused(ErrorCode.UNAUTHENTICATED);
        bob.api().run("acceptInvite", token).ok();
        bob.api().run("acceptInvite", token).refused(ErrorCode.NOT_FOUND);
        node.api().run("invite", token).refused(ErrorCode.NOT_FOUND);

        assertThat(workspaces(eve)).isEmpty();
    }

    @Test
    void anInvitationRunsOutAfterAWeek() {
        var team = Team.create(node);
        var bob = Person.register(node, "Bob");
        var invite = team.invite(bob.email()).ok().data("inviteMembers.invites.0");
        var token = Map.of("token", bob.inviteToken(team.name()));
        assertThat(Instant.parse(invite.path("expiresAt").asString()))
                .isBetween(Instant.now().plus(Duration.ofDays(6)), Instant.now().plus(Duration.ofDays(7)));

        // A week later.
        var id = InviteId.parse(invite.path("id").asString());
        dynamo.update(Table.WORKSPACES, new Key(id.workspace().key(), id.sortKey()))
                .set("closes_at", Instant.now().minusSeconds(1))
                .run();

        node.api().run("invite", token).refused(ErrorCode.NOT_FOUND);
        bob.api().run("acceptInvite", token).refused(ErrorCode.NOT_FOUND);
        assertThat(workspaces(bob)).isEmpty();
    }

    @Test
    void aMemberWhoIsInvitedAgainStaysWhatTheyAre() {
        var team = Team.create(node);
        var other = Person.register(node, "Bob");
        team.invite(other.email()).ok();
        other.acceptInvite(team.name());
        Mails.to(other.email()).clear();
        team.invite(other.email()).ok();

        other.api()
                .run("acceptInvite", Map.of("token", other.inviteToken(team.name())))
                .refused(ErrorCode.CONFLICT);
    }

    @Test
    void aTokenThatNeverWasIsNotFound() {
        var bob = Person.register(node, "Bob");

        for (var token : List.of("", ".", "nonsense", "I.x", "IAAAAAAAAcACAAAAAAAAAAQAAAAAAAHAAgAAAAAAAAAE.x")) {
            bob.api().run("acceptInvite", Map.of("token", token)).refused(ErrorCode.NOT_FOUND);
        }
    }

    @Test
    void onlyAdminsInvite() {
        var team = Team.create(node);
        var bob = team.join("Bob");
        var variables = Map.of("workspaceId", team.id(), "emails", List.of("eve@example.com"));

        bob.api().run("inviteMembers", variables).refused(ErrorCode.FORBIDDEN);
        Person.register(node, "Eve").api().run("inviteMembers", variables).refused(ErrorCode.NOT_FOUND);

        assertThat(invites(team.admin(), team).data("workspace.invites.nodes").size())
                .as("the one that Bob came by")
                .isEqualTo(1);
        invites(bob, team).refused(ErrorCode.FORBIDDEN);
    }

    @Test
    void addressesMustBeAddressesAndNotTooMany() {
        var team = Team.create(node);

        for (var emails : List.of(
                List.of(), List.of("nobody"), Collections.nCopies(1, "a@b\r\nBcc: all@example.com"), many(51))) {
            team.admin()
                    .api()
                    .run("inviteMembers", Map.of("workspaceId", team.id(), "emails", emails))
                    .refused(ErrorCode.BAD_USER_INPUT);
        }

        assertThat(invites(team.admin(), team).data("workspace.invites.nodes").size())
                .isZero();
    }

    @Test
    void peopleKnowOfThoseWhoShareAWorkspace() {
        var team = Team.create(node);
        var bob = team.join("Bob");
        var eve = Person.register(node, "Eve");

        var seen = team.admin().api().run("user", Map.of("id", bob.id())).ok();

        assertThat(seen.text("user.name")).isEqualTo("Bob");
        assertThat(seen.data("user.email").isNull())
                .as("his address is his own")
                .isTrue();
        eve.api().run("user", Map.of("id", bob.id())).refused(ErrorCode.NOT_FOUND);
        assertThat(eve.api().run("user", Map.of("id", eve.id())).ok().text("user.email"))
                .isEqualTo(eve.email());
    }

    private static List<String> many(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "person" + i + "@example.com")
                .toList();
    }

    private static Answer invites(Person person, Team team) {
        return person.api()
                .send(
                        "query ($id: ID!) { workspace(id: $id) { invites { nodes { id email acceptedAt } } } }",
                        Map.of("id", team.id()));
    }

    private static List<String> workspaces(Person person) {
        return person.api()
                .run("viewerWorkspaces")
                .ok()
                .data("viewer.workspaces.nodes")
                .valueStream()
                .map(workspace -> workspace.path("id").asString())
                .toList();
    }
}
