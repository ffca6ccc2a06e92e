package com.slackclone.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.slackclone.platform.error.ErrorCode;
import com.slackclone.platform.redis.Redis;
import com.slackclone.platform.web.ClientInfo;
import com.slackclone.testing.Answer;
import com.slackclone.testing.ApplicationTest;
import com.slackclone.testing.Calls;
import com.slackclone.testing.Node;
import com.slackclone.testing.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Sessions and what ends them.
@ApplicationTest
class SessionIT {

    private final Node node;
    private final Redis redis;
    private final Sessions sessions;

    SessionIT(Node node, Redis redis, Sessions sessions) {
        this.node = node;
        this.redis = redis;
        this.sessions = sessions;
    }

    @Test
    void areListedForTheirOwner() {
        var ada = Person.register(node, "Ada");
        var other = ada.loginAgain(node);

        var listed = listed(ada);

        assertThat(ids(listed)).containsExactly(other.session(), ada.session());
        var own = listed.getLast();
        assertThat(own.path("isCurrent").asBoolean()).isTrue();
        assertThat(listed.getFirst().path("isCurrent").asBoolean()).isFalse();
        assertThat(own.path("ipAddress").asString()).isEqualTo("127.0.0.1");
        assertThat(own.path("userAgent").asString()).startsWith("Java-http-client");
        assertThat(Instant.parse(own.path("expiresAt").asString()))
                .isEqualTo(Instant.parse(own.path("lastUsedAt").asString()).plus(Duration.ofDays(30)));
    }

    @Test
    void endAtLogout() {
        var ada = Person.register(node, "Ada");
        var other = ada.loginAgain(node);

        var answer = ada.api().run("logout").ok();

        assertThat(answer.text("logout.sessionId")).isEqualTo(ada.session());
        ada.api().run("viewer").refused(ErrorCode.UNAUTHENTICATED);
        assertThat(ids(listed(other))).containsExactly(other.session());
    }

    @Test
    void endWhenRevoked() {
        var ada = Person.register(node, "Ada");
        var other = ada.loginAgain(node);
        other.api().run("viewer").ok();

        var answer = revoke(ada, other.session()).ok();

        assertThat(answer.text("revokeSession.session.id")).isEqualTo(other.session());
        other.api().run("viewer").refused(ErrorCode.UNAUTHENTICATED);
        ada.api().run("viewer").ok();
        revoke(ada, other.session()).refused(ErrorCode.NOT_FOUND);
    }

    @Test
    void endOnOtherNodesAtOnce() {
        var ada = Person.register(node, "Ada");
        var elsewhere = Node.probe().api().as(String.valueOf(ada.api().token()));
        elsewhere.run("viewer").ok();

        ada.api().run("logout").ok();

        await().atMost(Duration.ofSeconds(1))
                .untilAsserted(() -> elsewhere.run("viewer").refused(ErrorCode.UNAUTHENTICATED));
    }

    @Test
    void allOthersEndOnAllNodes() {
        var ada = Person.register(node, "Ada");
        var here = ada.loginAgain(node);
        var elsewhere = ada.loginAgain(Node.probe());
        var bob = Person.register(node, "Bob");
        try (var own = node.socket(ada.token());
                var one = node.socket(here.token());
                var another = Node.probe().socket(elsewhere.token())) {
            var start = System.nanoTime();

            var ended = revokeAll(ada, Map.of()).ok().data("revokeAllSessions.sessions");

            assertThat(one.awaitClose()).isEqualTo(4403);
            assertThat(another.awaitClose()).isEqualTo(4403);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
            assertThat(ids(ended.valueStream().toList())).containsExactly(elsewhere.session(), here.session());
            assertThat(ended.valueStream())
                    .noneMatch(session -> session.path("isCurrent").asBoolean());
            own.run("sessions", Map.of()).awaitEvent();
        }
        here.api().run("viewer").refused(ErrorCode.UNAUTHENTICATED);
        elsewhere.api().run("viewer").refused(ErrorCode.UNAUTHENTICATED);
        refresh(here).refused(ErrorCode.UNAUTHENTICATED);
        assertThat(ids(listed(ada))).containsExactly(ada.session());
        bob.api().run("viewer").ok();
        var again = ada.api().send("mutation { revokeAllSessions { sessions { id } } }");
        assertThat(again.ok().data("revokeAllSessions.sessions"))
                .as("once more")
                .isEmpty();
    }

    @Test
    void allEndAndAnotherMayBegin() {
        var ada = Person.register(node, "Ada");
        var other = ada.loginAgain(node);
        try (var own = Node.probe().socket(ada.token())) {
            var ended = revokeAll(ada, Map.of("keepCurrent", false)).ok().data("revokeAllSessions.sessions");

            assertThat(ids(ended.valueStream().toList())).containsExactly(other.session(), ada.session());
            assertThat(ended.path(1).path("isCurrent").asBoolean()).isTrue();
            assertThat(own.awaitClose()).isEqualTo(4403);
        }
        ada.api().run("viewer").refused(ErrorCode.UNAUTHENTICATED);
        refresh(ada).refused(ErrorCode.UNAUTHENTICATED);
        assertThat(ids(listed(ada.loginAgain(node)))).hasSize(1);
    }

    @Test
    void endAllForTheSignedInOnly() {
        node.api().run("revokeAllSessions", Map.of("input", Map.of())).refused(ErrorCode.UNAUTHENTICATED);
        var ada = Person.register(node, "Ada");
        var other = ada.loginAgain(node);

        var input = new HashMap<String, Object>();
        input.put("keepCurrent", null);
        assertThat(revokeAll(ada, input).codes()).hasSize(1);

        other.api().run("viewer").ok();
    }

    @Test
    void areNotFoundByOthers() {
        var ada = Person.register(node, "Ada");
        var eve = Person.register(node, "Eve");
        var never = SessionId.next(UserId.parse(eve.id())).global();

        var anothers = revoke(eve, ada.session()).refused(ErrorCode.NOT_FOUND);

        assertThat(revoke(eve, never).outcome()).isEqualTo(anothers.outcome());
        assertThat(revoke(eve, "nonsense").outcome()).isEqualTo(anothers.outcome());
        assertThat(node(eve, ada.session()).refused(ErrorCode.NOT_FOUND).outcome())
                .isEqualTo(node(eve, never).outcome());
        ada.api().run("viewer").ok();
        assertThat(node(ada, ada.session()).ok().text("node.id")).isEqualTo(ada.session());
    }

    @Test
    void areAtMostFifty() {
        var ada = Person.register(node, "Ada");
        var user = UserId.parse(ada.id());
        var client = new ClientInfo("192.0.2.1", null);
        ada.api().run("viewer").ok();

        for (var i = 0; i < 50; i++) {
            sessions.start(user, 1, client);
        }

        assertThat(sessions.of(user))
                .hasSize(50)
                .noneMatch(one -> one.id().global().equals(ada.session()));
        await().atMost(Duration.ofSeconds(1))
                .untilAsserted(() -> ada.api().run("viewer").refused(ErrorCode.UNAUTHENTICATED));
    }

    @Test
    void endWithoutUse() {
        var ada = Person.register(node, "Ada");
        var id = SessionId.parse(ada.session());
        var key = "{user:" + id.user().uuid() + "}:session:" + id.uuid();
        assertThat(redis.commands().ttl(key)).isBetween(2_591_000L, 2_592_000L);

        redis.commands().hset(key, "last_used_at", "1");
        redis.commands().expire(key, 60);
        ada.api().run("viewer").ok();

        assertThat(redis.commands().ttl(key)).isBetween(2_591_000L, 2_592_000L);
        assertThat(sessions.of(id.user()).getFirst().lastUsedAt())
                .isAfter(Instant.now().minusSeconds(60));
        redis.commands().del(key);
        assertThat(sessions.of(id.user())).isEmpty();
    }

    @Test
    void costOneCommandWhenANodeSeesThemFirst() {
        var ada = Person.register(node, "Ada");

        var first = Calls.during(() -> ada.api().run("viewer").ok());
        var second = Calls.during(() -> ada.api().run("viewer").ok());

        assertThat(first).isEqualTo(new Calls(Map.of("BatchGetItem", 1), Map.of("EVALSHA", 1)));
        assertThat(second).isEqualTo(new Calls(Map.of(), Map.of()));
    }

    @Test
    void costThisMuchToListAndEnd() {
        var ada = Person.register(node, "Ada");
        var other = ada.loginAgain(node);
        ada.api().run("viewer").ok();

        assertThat(Calls.during(() -> listed(ada)).redis()).isEqualTo(Map.of("EVALSHA", 1));
        assertThat(Calls.during(() -> revoke(ada, other.session()).ok()))
                .isEqualTo(new Calls(Map.of(), Map.of("EVALSHA", 1, "SPUBLISH", 1)));
        ada.loginAgain(node);
        ada.loginAgain(node);
        assertThat(Calls.during(() -> revokeAll(ada, Map.of()).ok()))
                .isEqualTo(new Calls(Map.of(), Map.of("EVALSHA", 1, "SPUBLISH", 2)));
        assertThat(Calls.during(() -> ada.api().run("logout").ok()))
                .isEqualTo(new Calls(Map.of(), Map.of("EVALSHA", 1, "SPUBLISH", 1)));
    }

    private static Answer revoke(Person person, String session) {
        return person.api().run("revokeSession", Map.of("sessionId", session));
    }

    private static Answer revokeAll(Person person, Map<String, ?> input) {
        return person.api().run("revokeAllSessions", Map.of("input", input));
    }

    private Answer refresh(Person person) {
        return node.api().run("refreshSession", Map.of("refreshToken", person.refreshToken()));
    }

    private static Answer node(Person person, String id) {
        return person.api().send("query($id: ID!) { node(id: $id) { id } }", Map.of("id", id));
    }

    private static List<JsonNode> listed(Person person) {
        var nodes = new ArrayList<JsonNode>();
        person.api().run("sessions").ok().data("viewer.sessions").forEach(nodes::add);
        return nodes;
    }

    private static List<String> ids(List<JsonNode> sessions) {
        return sessions.stream().map(session -> session.path("id").asString()).toList();
    }
}
