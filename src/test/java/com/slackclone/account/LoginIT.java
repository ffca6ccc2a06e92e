package com.slackclone.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.slackclone.platform.error.ErrorCode;
import com.slackclone.testing.Answer;
import com.slackclone.testing.ApplicationTest;
import com.slackclone.testing.Calls;
import com.slackclone.testing.Node;
import com.slackclone.testing.Person;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

@ApplicationTest
class LoginIT {

    private final Node node;
    private final Lockout lockout;

    LoginIT(Node node, Lockout lockout) {
        this.node = node;
        this.lockout = lockout;
    }

    @Test
    void startsASession() {
        var ada = Person.register(node, "Ada");

        var answer =
                login(ada.email().toUpperCase(Locale.ROOT), Person.PASSWORD).ok();

        assertThat(answer.text("login.user.id")).isEqualTo(ada.id());
        assertThat(answer.text("login.user.email")).isEqualTo(ada.email());
        assertThat(answer.text("login.session.id")).isNotEqualTo(ada.session());
        node.api().as(answer.text("login.accessToken")).run("viewer").ok();
        ada.api().run("viewer").ok();
    }

    @Test
    void tellsNobodyWhoHasAnAccount() {
        var ada = Person.register(node, "Ada");

        var wrong = login(ada.email(), "wrong password").refused(ErrorCode.UNAUTHENTICATED);
        var unknown = login(Person.newEmail(), Person.PASSWORD).refused(ErrorCode.UNAUTHENTICATED);

        assertThat(wrong.outcome()).isEqualTo(unknown.outcome());
        assertThat(wrong.details()).isEqualTo(Map.of("reason", "WRONG_CREDENTIALS"));
    }

    @Test
    void doesTheSameWorkForKnownAndUnknown() {
        var ada = Person.register(node, "Ada");

        var wrong = Calls.during(() -> login(ada.email(), "wrong password"));
        var unknown = Calls.during(() -> login(Person.newEmail(), "wrong password"));

        assertThat(wrong).isEqualTo(unknown);
    }

    @Test
    void refusesBadInputBeforeAnyLookUp() {
        var ada = Person.register(node, "Ada");

        var calls = Calls.during(() -> {
            login(ada.email(), "short").refused(ErrorCode.BAD_USER_INPUT);
            login(ada.email(), "x".repeat(73)).refused(ErrorCode.BAD_USER_INPUT);
            assertThat(login("no address", Person.PASSWORD).codes()).hasSize(1);
        });

        assertThat(calls).isEqualTo(new Calls(Map.of(), Map.of()));
    }

    @Test
    void limitsAttemptsForAnAccount() {
        var ada = Person.register(node, "Ada");
        for (var i = 0; i < 10; i++) {
            login(ada.email(), "wrong password").refused(ErrorCode.UNAUTHENTICATED);
        }

        var known = login(ada.email(), Person.PASSWORD).refused(ErrorCode.RATE_LIMITED);

        assertThat((Integer) known.details().get("retryAfterSeconds")).isPositive();
        ada.api().run("viewer").ok();
    }

    @Test
    void limitsAttemptsForAnAddressThatNobodyHas() {
        var email = Person.newEmail();
        for (var i = 0; i < 10; i++) {
            login(email, "wrong password").refused(ErrorCode.UNAUTHENTICATED);
        }

        login(email, "wrong password").refused(ErrorCode.RATE_LIMITED);
    }

    @Test
    void locksOutForLongerWithEachFailure() {
        var who = "test:" + Person.newEmail();
        for (var i = 0; i < 9; i++) {
            lockout.fail(who, 10);
        }
        assertThat(lockout.remaining(who)).isZero();

        lockout.fail(who, 10);
        assertThat(lockout.remaining(who).toSeconds()).isBetween(25L, 30L);
        lockout.fail(who, 10);
        assertThat(lockout.remaining(who).toSeconds()).isBetween(55L, 60L);
        for (var i = 0; i < 10; i++) {
            lockout.fail(who, 10);
        }
        assertThat(lockout.remaining(who).toSeconds()).isBetween(890L, 900L);

        lockout.clear(who);
        assertThat(lockout.remaining(who)).isZero();
        lockout.fail(who, 10);
        assertThat(lockout.remaining(who)).isZero();
    }

    @Test
    void makesThisManyCalls() {
        var ada = Person.register(node, "Ada").loginAgain(node);

        var calls = Calls.during(() -> login(ada.email(), Person.PASSWORD).ok());

        // Two buckets of two commands each, two lockouts to ask and one to clear, and the session.
        assertThat(calls)
                .isEqualTo(new Calls(
                        Map.of("GetItem", 1, "BatchGetItem", 1), Map.of("GET", 2, "EVALSHA", 3, "PTTL", 2, "DEL", 1)));
    }

    private Answer login(String email, String password) {
        return node.api().run("login", Map.of("input", Map.of("email", email, "password", password)));
    }
}
