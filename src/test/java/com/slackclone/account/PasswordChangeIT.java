package com.slackclone.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.slackclone.account.AccountMail.Kind;
import com.slackclone.platform.error.ApiException;
import com.slackclone.platform.error.ErrorCode;
import com.slackclone.platform.web.ClientInfo;
import com.slackclone.testing.Answer;
import com.slackclone.testing.ApplicationTest;
import com.slackclone.testing.Calls;
import com.slackclone.testing.Mails;
import com.slackclone.testing.Node;
import com.slackclone.testing.Person;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

@ApplicationTest
class PasswordChangeIT {

    private static final String NEW = "a new and better password";
    private static final ClientInfo CLIENT = new ClientInfo("192.0.2.1", null);

    private final Node node;
    private final Sessions sessions;
    private final AccountMails mails;

    PasswordChangeIT(Node node, Sessions sessions, AccountMails mails) {
        this.node = node;
        this.sessions = sessions;
        this.mails = mails;
    }

    @Test
    void endsAllOtherSessions() {
        var ada = Person.register(node, "Ada");
        var elsewhere = ada.loginAgain(Node.probe());
        elsewhere.api().run("viewer").ok();

        var answer = change(ada, Person.PASSWORD, NEW).ok();

        assertThat(answer.data("changePassword.viewer.sessions").toString())
                .isEqualTo("[{\"id\":\"" + ada.session() + "\"}]");
        await().atMost(Duration.ofSeconds(1))
                .untilAsserted(() -> elsewhere.api().run("viewer").refused(ErrorCode.UNAUTHENTICATED));
        Mails.await(ada.email(), "Your password has been changed");
        ada.api().run("viewer").ok();
        login(ada, Person.PASSWORD).refused(ErrorCode.UNAUTHENTICATED);
        login(ada, NEW).ok();
    }

    @Test
    void needsThePasswordThatThereIs() {
        var ada = Person.register(node, "Ada");
        var other = ada.loginAgain(node);

        assertThat(change(ada, "wrong password", NEW)
                        .refused(ErrorCode.BAD_USER_INPUT)
                        .details())
                .isEqualTo(Map.of("field", "input.currentPassword", "reason", "WRONG_PASSWORD"));
        var missing = ada.api().run("changePassword", Map.of("input", Map.of("newPassword", NEW)));
        assertThat(missing.refused(ErrorCode.BAD_USER_INPUT).details()).containsEntry("reason", "REQUIRED");
        assertThat(change(ada, Person.PASSWORD, "short")
                        .refused(ErrorCode.BAD_USER_INPUT)
                        .details())
                .containsEntry("field", "input.newPassword");
        node.api()
                .run("changePassword", Map.of("input", Map.of("newPassword", NEW)))
                .refused(ErrorCode.UNAUTHENTICATED);

        other.api().run("viewer").ok();
        login(ada, Person.PASSWORD).ok();
    }

    @Test
    void aStolenSessionCanNotGuessThePassword() {
        var ada = Person.register(node, "Ada");
        var thief = ada.loginAgain(node);
        for (var i = 0; i < 10; i++) {
            change(thief, "wrong password " + i, NEW).refused(ErrorCode.BAD_USER_INPUT);
        }

        change(thief, Person.PASSWORD, NEW).refused(ErrorCode.RATE_LIMITED);

        change(ada, Person.PASSWORD, NEW).ok();
    }

    @Test
    void aSignInOnItsWayWithTheOldPasswordComesToNothing() {
        var user = UserId.next();
        sessions.start(user, 1, CLIENT);

        sessions.endBefore(user, 2);

        assertThat(sessions.of(user)).isEmpty();
        assertThatThrownBy(() -> sessions.start(user, 1, CLIENT)).isInstanceOf(ApiException.class);
        sessions.start(user, 2, CLIENT);
        assertThat(sessions.of(user)).hasSize(1);
        sessions.endBefore(user, 2);
        assertThat(sessions.of(user)).as("once more").hasSize(1);
    }

    @Test
    void aWorkerEndsTheSessionsIfTheNodeHasDied() {
        var ada = Person.register(node, "Ada");
        var other = ada.loginAgain(node);
        other.api().run("viewer").ok();
        var user = UserId.parse(ada.id());

        mails.order(mails.next(Kind.PASSWORD_CHANGED, ada.email(), user, 2).keeping(SessionId.parse(ada.session())))
                .run();

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> other.api().run("viewer").refused(ErrorCode.UNAUTHENTICATED));
        ada.api().run("viewer").ok();
    }

    @Test
    void makesThisManyCalls() {
        var ada = Person.register(node, "Ada");
        ada.loginAgain(node);

        var calls = Calls.during(() -> node.api()
                .as(ada.token())
                .send(
                        "mutation($input: ChangePasswordInput!)"
                                + " { changePassword(input: $input) { viewer { user { id } } } }",
                        Map.of("input", Map.of("currentPassword", Person.PASSWORD, "newPassword", NEW)))
                .ok());

        assertThat(calls.dynamodb()).containsEntry("TransactWriteItems", 1).containsKey("BatchGetItem");
        assertThat(calls.redis()).containsEntry("SPUBLISH", 1);
    }

    private static Answer change(Person person, String current, String next) {
        return person.api()
                .run("changePassword", Map.of("input", Map.of("currentPassword", current, "newPassword", next)));
    }

    private Answer login(Person person, String password) {
        return node.api().run("login", Map.of("input", Map.of("email", person.email(), "password", password)));
    }
}
