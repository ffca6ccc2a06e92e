package com.slackclone.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.slackclone.account.UserId;
import com.slackclone.message.Republishing;
import com.slackclone.platform.error.ErrorCode;
import com.slackclone.platform.redis.RateLimit;
import com.slackclone.platform.redis.RateLimiter;
import com.slackclone.platform.redis.Redis;
import com.slackclone.room.ChannelId;
import com.slackclone.testing.ApplicationTest;
import com.slackclone.testing.Node;
import com.slackclone.testing.Person;
import com.slackclone.testing.RedisCluster;
import com.slackclone.testing.Team;
import io.lettuce.core.RedisException;
import io.lettuce.core.cluster.SlotHash;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import net.javacrumbs.shedlock.core.LockConfiguration;
import net.javacrumbs.shedlock.core.LockProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/// Two nodes on a Redis Cluster, which moves slots and loses masters while people talk. All else is the shared stack;
/// mails are sent by its node.
@ApplicationTest
@TestMethodOrder(OrderAnnotation.class)
class RedisClusterIT {

    private static final Duration SOON = Duration.ofSeconds(20);

    private static RedisCluster cluster;
    private static Node near;
    private static Node far;

    @BeforeAll
    static void start() {
        cluster = RedisCluster.start();
        near = node();
        far = node();
    }

    private static Node node() {
        return Node.start(
                "--slack-clone.redis.url=" + cluster.url(),
                "--slack-clone.redis.cluster=true",
                "--slack-clone.presence.heartbeat=500ms",
                "--slack-clone.presence.lease=3s",
                "--slack-clone.roles=web");
    }

    @AfterAll
    static void stop() {
        near.close();
        far.close();
        cluster.close();
    }

    @Test
    @Order(1)
    void peopleTalkAcrossNodesAndResume() {
        var team = Team.create(near);
        var ada = team.admin();
        var sent = new ArrayList<String>();
        String cursor;
        try (var view = new RoomView(ada.at(far), team.general(), null)) {
            sent.add(ada.send(team.general(), "One"));
            await().until(() -> view.messages().equals(sent));
            cursor = view.cursor();
        }
        sent.add(ada.send(team.general(), "Two"));
        try (var view = new RoomView(ada.at(far), team.general(), cursor)) {
            sent.add(ada.send(team.general(), "Three"));
            await().until(() -> view.messages().equals(sent.subList(1, 3)));
            assertThat(view.beginnings()).as("nothing was missed").isZero();
            assertThat(view.faults()).isEmpty();
        }
    }

    @Test
    @Order(2)
    void peopleSeeWhoIsHereAndWhoTypes() {
        var team = Team.create(near);
        var ada = team.admin();
        var bob = team.join("Bob");
        try (var bobs = far.socket(bob.token())) {
            var presence = bobs.run("presence", Map.of("id", team.id(), "users", List.of(ada.id())));
            var typing = bobs.run("typing", Map.of("id", team.general()));
            try (var _ = near.socket(ada.token())) {
                presence.await(event -> event.toString().contains("\"ONLINE\""));
                await().ignoreExceptions().untilAsserted(() -> {
                    ada.api()
                            .run("startTyping", Map.of("input", Map.of("roomId", team.general())))
                            .ok();
                    assertThat(typing.all()).isNotEmpty();
                });
                assertThat(typing.awaitEvent().at("/user/id").asString()).isEqualTo(ada.id());
                ada.send(team.general(), "Done");
                typing.await(event -> event.toString().contains("\"isTyping\":false"));
            }
            presence.await(event -> event.toString().contains("\"OFFLINE\""));
        }
    }

    @Test
    @Order(3)
    void sessionsLimitsLocksAndCountsAreSharedByTheNodes() {
        var ada = Team.create(near).admin();
        var again = ada.loginAgain(far);
        assertThat(ada.api().run("sessions").ok().data("viewer.sessions").size())
                .isEqualTo(2);
        again.at(near).api().run("viewer").ok();
        again.api().run("logout").ok();
        await().atMost(Duration.ofSeconds(2))
                .untilAsserted(() -> again.at(near).api().run("viewer").refused(ErrorCode.UNAUTHENTICATED));
        ada.api().run("notifications").ok();
        var wrong = Map.of("input", Map.of("email", ada.email(), "password", "wrong password"));
        near.api().run("login", wrong).refused(ErrorCode.UNAUTHENTICATED);
        ada.loginAgain(far);

        var limit = new RateLimit(2, Duration.ofHours(1));
        var what = "test:" + UUID.randomUUID();
        assertThat(near.bean(RateLimiter.class).take(what, limit)).isZero();
        assertThat(far.bean(RateLimiter.class).take(what, limit)).isZero();
        assertThat(near.bean(RateLimiter.class).take(what, limit)).isPositive();

        var lock =
                new LockConfiguration(Instant.now(), "test-" + UUID.randomUUID(), Duration.ofHours(1), Duration.ZERO);
        var held = near.bean(LockProvider.class).lock(lock).orElseThrow();
        assertThat(far.bean(LockProvider.class).lock(lock)).isEmpty();
        held.unlock();
        assertThat(far.bean(LockProvider.class).lock(lock)).isPresent();
    }

    @Test
    @Order(4)
    void allMastersAreInUse() {
        assertThat(cluster.masters())
                .hasSize(3)
                .allSatisfy(port -> assertThat(cluster.at(port).dbsize()).isPositive());
        assertThat(near.get("/health").body()).contains("\"redis\":{\"status\":\"UP\"}");
    }

    @Test
    @Order(5)
    void aSlotMovesWhilePeopleTalk() {
        var team = Team.create(near);
        var slot = SlotHash.getSlot(key(team));
        var from = cluster.master(key(team));
        var to = cluster.masters().stream()
                .filter(port -> port != from)
                .findFirst()
                .orElseThrow();
        try (var talk = new Talk(team)) {
            talk.awaitEvents(5);

            cluster.move(slot, from, to);

            assertThat(cluster.at(from).pubsubShardChannels()).noneMatch(channel -> channel.contains(scope(team)));
            talk.awaitEvents(10);
            talk.awaitAllShown();
            assertThat(talk.view.beginnings())
                    .as("another server counts, so the streams start anew")
                    .isEqualTo(2);
        }
    }

    @Test
    @Order(6)
    void aMasterIsKilledWhilePeopleTalk() {
        var team = Team.create(near);
        var master = cluster.master(key(team));
        var replica = cluster.replica(master);
        var lost = personOn(port -> port == master);
        var kept = personOn(port -> port != master);
        try (var talk = new Talk(team)) {
            talk.awaitEvents(5);

            cluster.kill(master);

            lost.at(far).api().run("viewer").refused(ErrorCode.UNAVAILABLE);
            kept.at(far).api().run("viewer").ok();
            cluster.awaitFailover(replica);
            talk.awaitEvents(10);
            talk.awaitAllShown();
            assertThat(talk.view.beginnings()).isGreaterThan(1);
        }
        await().atMost(SOON).until(() -> near.get("/health").body().contains("\"redis\":{\"status\":\"UP\"}"));
    }

    /// The new master has the same epoch and a lower offset: it counts numbers again that were told before.
    @Test
    @Order(7)
    void aReplicaTakesOverThatLacksTheLastEvents() {
        var team = teamOnAnotherServer();
        var master = cluster.master(key(team));
        var replica = cluster.replica(master);
        var ada = team.admin();
        var sent = new ArrayList<String>();
        try (var view = new RoomView(ada.at(far), team.general(), null)) {
            sent.add(ada.send(team.general(), "Replicated"));
            await().until(() -> view.messages().equals(sent));
            var replicated = view.cursor();
            cluster.at(master).waitForReplication(1, 5_000);
            cluster.cutOff(replica);
            for (var i = 0; i < 5; i++) {
                sent.add(ada.send(team.general(), "Lost " + i));
            }
            await().until(() -> view.messages().equals(sent));
            var lost = view.cursor();

            cluster.kill(master);
            cluster.awaitFailover(replica);

            for (var i = 0; i < 7; i++) {
                sent.add(ada.send(team.general(), "Counted again " + i));
            }
            republish(sent);
            await().atMost(SOON).untilAsserted(() -> assertThat(view.messages()).isEqualTo(sent));
            assertThat(view.faults()).isEmpty();
            assertThat(view.beginnings()).isEqualTo(2);
            assertStartsAnew(ada, team, replicated, sent);
            assertStartsAnew(ada, team, lost, sent);
        }
    }

    /// Its connections stay open, and it does not know that it is no master any more when it goes on.
    @Test
    @Order(8)
    void aMasterHangsAndGoesOnAsAReplica() {
        var team = teamOnAnotherServer();
        var master = cluster.master(key(team));
        var replica = cluster.replica(master);
        try (var talk = new Talk(team)) {
            talk.awaitEvents(5);

            var goOn = cluster.stop(master);

            cluster.awaitFailover(replica);
            talk.awaitEvents(10);
            goOn.run();
            talk.awaitEvents(10);
            talk.awaitAllShown();
            assertThat(talk.view.beginnings()).isEqualTo(2);
        }
    }

    private static void assertStartsAnew(Person person, Team team, String cursor, List<String> sent) {
        try (var late = new RoomView(person.at(near), team.general(), cursor)) {
            assertThat(late.beginnings()).isEqualTo(1);
            assertThat(late.messages()).isEqualTo(sent);
        }
    }

    /// Somebody whose session is on such a server, and who has only been at one node.
    private static Person personOn(IntPredicate server) {
        return Stream.generate(() -> Person.register(near, "Bob"))
                .limit(30)
                .filter(person -> server.test(
                        cluster.master("{user:" + UserId.parse(person.id()).uuid() + "}")))
                .findFirst()
                .orElseThrow();
    }

    /// One whose keys no replica has that has become a master. Waits until an earlier failover is over, at the nodes
    /// too: until then it is right to refuse some.
    private static Team teamOnAnotherServer() {
        await().atMost(SOON)
                .untilAsserted(() -> Stream.of(near, far)
                        .forEach(node ->
                                assertThat(node.bean(Redis.class).ping()).isEqualTo(3)));
        return Stream.generate(() -> Team.create(near))
                .limit(30)
                .filter(team -> cluster.hasReplica(cluster.master(key(team))))
                .findFirst()
                .orElseThrow();
    }

    /// As a worker does, sooner or later, with whatever was sent.
    private static void republish(List<String> sent) {
        await().atMost(SOON).ignoreException(RedisException.class).untilAsserted(() -> Republishing.of(near, sent));
    }

    private static String scope(Team team) {
        return ChannelId.parse(team.general()).workspace().uuid().toString();
    }

    private static String key(Team team) {
        return "{" + scope(team) + "}";
    }

    /// Somebody sends at one node without a pause, and looks at the room at the other.
    private static final class Talk implements AutoCloseable {

        private final Team team;
        private final RoomView view;
        private final List<String> sent = new CopyOnWriteArrayList<>();
        private final AtomicBoolean isOver = new AtomicBoolean();
        private final CompletableFuture<Void> sending;

        private Talk(Team team) {
            this.team = team;
            this.view = new RoomView(team.admin().at(far), team.general(), null);
            this.sending = CompletableFuture.runAsync(
                    this::send, command -> Thread.ofVirtual().start(command));
        }

        private void send() {
            while (!isOver.get()) {
                sent.add(team.admin().send(team.general(), "Message " + sent.size()));
            }
        }

        private void awaitEvents(int more) {
            var before = view.events();
            await().atMost(SOON).until(() -> view.events() >= before + more);
        }

        private void awaitAllShown() {
            isOver.set(true);
            sending.join();
            republish(sent);
            await().atMost(SOON).untilAsserted(() -> assertThat(view.messages()).isEqualTo(sent));
            assertThat(view.faults()).isEmpty();
        }

        @Override
        public void close() {
            isOver.set(true);
            view.close();
        }
    }
}
