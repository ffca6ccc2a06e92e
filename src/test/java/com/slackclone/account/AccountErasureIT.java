package com.slackclone.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.slackclone.account.DeletionTable.Deletion;
import com.slackclone.platform.dynamodb.Transaction;
import com.slackclone.platform.error.ErrorCode;
import com.slackclone.testing.ApplicationTest;
import com.slackclone.testing.Mails;
import com.slackclone.testing.Node;
import com.slackclone.testing.Person;
import com.slackclone.testing.Team;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/// What is left of an account when the node that deletes it dies, and how that is finished.
@ApplicationTest
class AccountErasureIT {

    private final Node node;
    private final AccountDeletion deletion;
    private final AccountErasure erasure;
    private final DeletionTable table;
    private final CredentialsTable credentials;

    AccountErasureIT(
            Node node,
            AccountDeletion deletion,
            AccountErasure erasure,
            DeletionTable table,
            CredentialsTable credentials) {
        this.node = node;
        this.deletion = deletion;
        this.erasure = erasure;
        this.table = table;
        this.credentials = credentials;
    }

    @Test
    void aWorkerFinishesForANodeThatHasDied() {
        var team = Team.create(node);
        var bob = team.join("Bob");
        try (var socket = node.socket(bob.token())) {
            deletion.order(credentials(bob));

            assertThat(socket.awaitClose()).isEqualTo(4403);
        }
        bob.api().run("viewer").refused(ErrorCode.UNAUTHENTICATED);
        await().untilAsserted(() -> assertThat(isActive(team, bob)).isFalse());
        Mails.await(bob.email(), "Your account has been deleted");
        assertThat(unfinished()).as("to be looked at once more").contains(UserId.parse(bob.id()));
    }

    @Test
    void theJobFinishesWhatTheStreamHasLost() {
        var team = Team.create(node);
        var bob = team.join("Bob");
        var gone = Person.register(node, "Gone");
        delete(bob, now());
        delete(gone, now().minus(Duration.ofMinutes(11)));

        erasure.eraseAll();

        bob.api().run("viewer").refused(ErrorCode.UNAUTHENTICATED);
        assertThat(isActive(team, bob)).isFalse();
        assertThat(unfinished())
                .as("an index may have lagged behind")
                .contains(UserId.parse(bob.id()))
                .doesNotContain(UserId.parse(gone.id()));
    }

    @Test
    void isToldOnceHoweverOftenItIsDone() {
        var team = Team.create(node);
        var bob = team.join("Bob");
        try (var socket = node.socket(team.admin().token())) {
            var stream = socket.run("workspaceEvents", Map.of("id", team.id()));
            stream.awaitEvent("StreamOpened");
            delete(bob, now());

            erasure.eraseAll();
            erasure.eraseAll();

            var left = stream.awaitEvent("MemberDeactivated");
            assertThat(left.at("/member/user/id").asString()).isEqualTo(bob.id());
            team.channel("last");
            stream.awaitEvent("ChannelCreated");
            assertThat(stream.all().toString().split("MemberDeactivated", -1)).hasSize(2);
            assertThat(stream.all().toString().split("\"UserUpdated\"", -1)).hasSize(2);
        }
    }

    @Test
    void aPartThatFailsIsDoneAgainAndHindersNone() {
        var bob = Person.register(node, "Bob");
        var user = UserId.parse(bob.id());
        var done = new ArrayList<UserId>();
        PersonalData failing = (_, _) -> {
            throw new IllegalStateException("Not now");
        };
        PersonalData other = (one, _) -> done.add(one);
        var parts = new StaticListableBeanFactory(Map.of("failing", failing, "other", other));
        var hindered = new AccountErasure(
                table,
                node.bean(UserTable.class),
                node.bean(UserAnnouncements.class),
                parts.getBeanProvider(PersonalData.class),
                Clock.systemUTC());
        var old = now().minus(Duration.ofDays(1));
        delete(bob, old);

        assertThatThrownBy(() -> hindered.erase(new Deletion(user, old))).isInstanceOf(IllegalStateException.class);
        hindered.eraseAll();

        assertThat(done).contains(user);
        assertThat(unfinished()).contains(user);
        erasure.eraseAll();
        assertThat(unfinished()).doesNotContain(user);
    }

    @Test
    void whoAcceptsAnInvitationAtTheSameTimeDoesNotStayIn() {
        var team = Team.create(node);
        for (var i = 0; i < 5; i++) {
            var bob = Person.register(node, "Bob");
            team.invite(bob.email()).ok();
            var token = bob.inviteToken(team.name());
            var account = credentials(bob);
            var joined = CompletableFuture.supplyAsync(() -> bob.api().run("acceptInvite", Map.of("token", token)));

            Transaction.run(table.delete(account, now()));

            var isIn = joined.join().codes().isEmpty();
            if (!isIn) {
                joined.join().refused(ErrorCode.UNAUTHENTICATED);
            }
            erasure.eraseAll();
            assertThat(members(team).contains(bob.id()))
                    .as("joined first: %s", isIn)
                    .isFalse();
        }
    }

    private void delete(Person person, Instant at) {
        Transaction.run(table.delete(credentials(person), at));
    }

    private Credentials credentials(Person person) {
        return credentials.find(UserId.parse(person.id())).orElseThrow();
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    private List<UserId> unfinished() {
        return table.unfinished(1_000).stream().map(Deletion::user).toList();
    }

    private static boolean isActive(Team team, Person person) {
        return members(team).contains(person.id());
    }

    /// The ids of those who are active.
    private static List<String> members(Team team) {
        return team.admin()
                .api()
                .run("members", Map.of("id", team.id()))
                .ok()
                .data("workspace.members.nodes")
                .valueStream()
                .filter(member -> member.path("isActive").asBoolean())
                .map(member -> member.at("/user/id").asString())
                .toList();
    }
}
