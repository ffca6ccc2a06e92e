package com.slackclone.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.slackclone.platform.error.ErrorCode;
import com.slackclone.platform.redis.Redis;
import com.slackclone.testing.Answer;
import com.slackclone.testing.ApplicationTest;
import com.slackclone.testing.Calls;
import com.slackclone.testing.Node;
import com.slackclone.testing.Person;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

@ApplicationTest
class RefreshSessionIT {

    private final Node node;
    private final Redis redis;

    RefreshSessionIT(Node node, Redis redis) {
        this.node = node;
        this.redis = redis;
    }

    @Test
    void givesNewTokensOfTheSameSession() {
        var ada = Person.register(node, "Ada");

        var first = refresh(ada.refreshToken()).ok();
        var second = refresh(first.text("refreshSession.refreshToken")).ok();

        assertThat(first.text("refreshSession.refreshToken"))
                .isNotEqualTo(ada.refreshToken())
                .isNotEqualTo(second.text("refreshSession.refreshToken"));
        assertThat(first.text("refreshSession.session.id")).isEqualTo(ada.session());
        assertThat(first.data("refreshSession.session.isCurrent").asBoolean()).isTrue();
        node.api().as(second.text("refreshSession.accessToken")).run("viewer").ok();
        ada.api().run("viewer").ok();
    }

    @Test
    void answersATokenOnceMoreWithinTheGrace() {
        var ada = Person.register(node, "Ada");

        var first = refresh(ada.refreshToken()).ok();
        var again = refresh(ada.refreshToken()).ok();

        assertThat(again.text("refreshSession.refreshToken")).isEqualTo(first.text("refreshSession.refreshToken"));
        refresh(again.text("refreshSession.refreshToken")).ok();
    }

    @Test
    void answersAllOfManyAtOnceWithTheSame() throws Exception {
        var ada = Person.register(node, "Ada");
        Callable<Answer> refresh = () -> refresh(ada.refreshToken());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tokens = threads.invokeAll(Collections.nCopies(8, refresh)).stream()
                    .map(answer -> answer.resultNow().ok().text("refreshSession.refreshToken"))
                    .distinct()
                    .toList();

            assertThat(tokens).hasSize(1);
        }
    }

    @Test
    void endsTheSessionWhenATokenIsUsedAgainLater() {
        var ada = Person.register(node, "Ada");
        var other = ada.loginAgain(node);
        var next = refresh(ada.refreshToken()).ok();
        endGrace(ada);

        refresh(ada.refreshToken()).refused(ErrorCode.UNAUTHENTICATED);

        refresh(next.text("refreshSession.refreshToken")).refused(ErrorCode.UNAUTHENTICATED);
        node.api().as(next.text("refreshSession.accessToken")).run("viewer").refused(ErrorCode.UNAUTHENTICATED);
        other.api().run("viewer").ok();
    }

    @Test
    void endsTheSessionWhenAnOlderTokenIsUsedAgain() {
        var ada = Person.register(node, "Ada");
        var second = refresh(ada.refreshToken()).ok().text("refreshSession.refreshToken");
        var third = refresh(second).ok().text("refreshSession.refreshToken");

        refresh(ada.refreshToken()).refused(ErrorCode.UNAUTHENTICATED);

        refresh(third).refused(ErrorCode.UNAUTHENTICATED);
    }

    @Test
    void takesNothingElse() {
        var ada = Person.register(node, "Ada");
        var accessToken = String.valueOf(ada.api().token());

        for (var token : List.of("", accessToken, "scr_" + ada.session() + ".", "scr_x.y", "x".repeat(100_000))) {
            var answer = refresh(token).refused(ErrorCode.UNAUTHENTICATED);
            assertThat(answer.details()).isEmpty();
        }
    }

    @Test
    void isNoAccessToken() {
        var ada = Person.register(node, "Ada");

        node.api().as(ada.refreshToken()).run("viewer").refused(ErrorCode.UNAUTHENTICATED);
    }

    @Test
    void refusesATokenWhoseSessionHasEnded() {
        var ada = Person.register(node, "Ada");
        ada.api().run("logout").ok();

        refresh(ada.refreshToken()).refused(ErrorCode.UNAUTHENTICATED);
    }

    @Test
    void limitsAttempts() {
        var ada = Person.register(node, "Ada");
        var token = ada.refreshToken();
        for (var i = 0; i < 10; i++) {
            token = refresh(token).ok().text("refreshSession.refreshToken");
        }

        refresh(token).refused(ErrorCode.RATE_LIMITED);
    }

    @Test
    void makesThisManyCalls() {
        var ada = Person.register(node, "Ada");
        var next = refresh(ada.refreshToken()).ok().text("refreshSession.refreshToken");

        var calls = Calls.during(() -> refresh(next).ok());

        assertThat(calls).isEqualTo(new Calls(Map.of(), Map.of("GET", 2, "EVALSHA", 3)));
    }

    private Answer refresh(String refreshToken) {
        return node.api().run("refreshSession", Map.of("refreshToken", refreshToken));
    }

    private void endGrace(Person person) {
        var id = SessionId.parse(person.session());
        var key = "{user:" + id.user().uuid() + "}:session:" + id.uuid();
        redis.commands().hset(key, "rotated_at", "1");
    }
}
