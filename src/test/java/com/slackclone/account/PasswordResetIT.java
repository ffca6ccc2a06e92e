package com.slackclone.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.slackclone.account.AccountMail.Kind;
import com.slackclone.pipeline.Change.Inserted;
import com.slackclone.platform.dynamodb.Dynamo;
import com.slackclone.platform.dynamodb.Key;
import com.slackclone.platform.dynamodb.Table;
import com.slackclone.platform.error.ErrorCode;
import com.slackclone.testing.Answer;
import com.slackclone.testing.ApplicationTest;
import com.slackclone.testing.Calls;
import com.slackclone.testing.Mails;
import com.slackclone.testing.Node;
import com.slackclone.testing.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// A forgotten password.
@ApplicationTest
class PasswordResetIT {

    private static final String NEW = "a new and better password";

    private final Node node;
    private final Dynamo dynamo;
    private final AccountMails mails;
    private final AccountMailTable table;
    private final AccountMailSender sender;

    PasswordResetIT(Node node, Dynamo dynamo, AccountMails mails, AccountMailTable table, AccountMailSender sender) {
        this.node = node;
        this.dynamo = dynamo;
        this.mails = mails;
        this.table = table;
        this.sender = sender;
    }

    @Test
    void aLinkSetsANewPasswordAndEndsAllSessions() {
        var ada = Person.register(node, "Ada");
        var elsewhere = ada.loginAgain(Node.probe());
        elsewhere.api().run("viewer").ok();

        var requested = request(ada.email().toUpperCase(Locale.ROOT)).ok();
        var token = MailLinks.token(ada.email(), MailLinks.RESET);
        var answer = reset(token, NEW).ok();

        assertThat(Instant.parse(requested.text("requestPasswordReset.expiresAt")))
                .isBetween(Instant.now().plusSeconds(3_500), Instant.now().plusSeconds(3_600));
        assertThat(answer.text("resetPassword.email")).isEqualTo(ada.email());
        ada.api().run("viewer").refused(ErrorCode.UNAUTHENTICATED);
        await().atMost(Duration.ofSeconds(1))
                .untilAsserted(() -> elsewhere.api().run("viewer").refused(ErrorCode.UNAUTHENTICATED));
        login(ada, Person.PASSWORD).refused(ErrorCode.UNAUTHENTICATED);
        var again = node.api().as(login(ada, NEW).ok().text("login.accessToken"));
        assertThat(again.send("{ viewer { isEmailVerified } }")
                        .ok()
                        .data("viewer.isEmailVerified")
                        .asBoolean())
                .as("whoever has the link has the mailbox")
                .isTrue();
        assertThat(Mails.await(ada.email(), "Your password has been changed").text())
                .doesNotContain("sct_");
    }

    @Test
    void knownAndUnknownAddressesGetTheSameAnswerByTheSameCalls() {
        var ada = Person.register(node, "Ada");

        request(Person.newEmail()).ok();

        var known = Calls.during(() -> assertThat(
                        request(ada.email()).ok().data("requestPasswordReset").propertyNames())
                .containsExactly("expiresAt"));
        var unknown = Calls.during(() -> assertThat(request(Person.newEmail())
                        .ok()
                        .data("requestPasswordReset")
                        .propertyNames())
                .containsExactly("expiresAt"));

        assertThat(known).isEqualTo(unknown);
        assertThat(known.dynamodb()).isEqualTo(Map.of("PutItem", 1));
    }

    @Test
    void nothingGoesToAnAddressThatNoAccountHas() {
        var mail = mails.next(Kind.PASSWORD_RESET, Person.newEmail(), null, 0);
        mails.order(mail).run();

        handle(mail);

        var after = table.find(mail.id()).orElseThrow();
        assertThat(after.isSent()).isFalse();
        assertThat(after.tokenHash()).isNull();
    }

    @Test
    void aMailThatIsHandledAgainIsTheSame() {
        var ada = Person.register(node, "Ada");
        var mail = mails.next(Kind.PASSWORD_RESET, ada.email(), null, 0);
        mails.order(mail).run();
        handle(mail);
        var first = table.find(mail.id()).orElseThrow();

        handle(mail);

        assertThat(first.isSent()).isTrue();
        assertThat(table.find(mail.id())).contains(first);
        assertThat(MailLinks.token(ada.email(), MailLinks.RESET)).isNotEmpty();
        assertThat(first.toString()).doesNotContain(ada.email());
    }

    @Test
    void aTokenIsGoodOnce() {
        var ada = Person.register(node, "Ada");
        var token = token(ada);
        reset(token, NEW).ok();

        assertInvalid(reset(token, "yet another password"));

        login(ada, NEW).ok();
    }

    @Test
    void whatWasNeverATokenIsAnsweredLikeOneThatIsUsedUp() {
        var ada = Person.register(node, "Ada");
        var token = token(ada);
        var dot = token.indexOf('.');
        reset(token, NEW).ok();
        var used = reset(token, NEW);

        var verification = MailLinks.token(ada.email(), MailLinks.VERIFY);
        for (var other : List.of(
                "",
                "nonsense",
                token.substring(0, dot) + ".AAAA",
                new MailToken(UUID.randomUUID(), token.substring(dot + 1)).text(),
                verification)) {
            var refused = reset(other, NEW);
            assertInvalid(refused);
            assertThat(refused.outcome()).as(other).isEqualTo(used.outcome());
        }
    }

    @Test
    void aTokenExpires() {
        var ada = Person.register(node, "Ada");
        var token = token(ada);
        var id = "MAIL#" + MailToken.parse(token).orElseThrow().mail();
        dynamo.update(Table.MESSAGES, new Key(id, id))
                .set("closes_at", Instant.now().minusSeconds(1))
                .run();

        assertInvalid(reset(token, NEW));

        login(ada, Person.PASSWORD).ok();
    }

    @Test
    void aTokenIsBoundToThePasswordThatThereWas() {
        var ada = Person.register(node, "Ada");
        var first = token(ada);
        var second = token(ada);
        reset(second, NEW).ok();

        assertInvalid(reset(first, "yet another password"));

        login(ada, NEW).ok();
    }

    @Test
    void ofTwoResetsAtOnceOneWins() throws Exception {
        var ada = Person.register(node, "Ada");
        var token = token(ada);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = Stream.of("password number one", "password number two")
                    .map(password -> threads.submit(() -> reset(token, password)))
                    .toList();
            var first = answers.getFirst().get();
            var second = answers.getLast().get();

            assertThat(Stream.of(first, second).filter(answer -> answer.codes().isEmpty()))
                    .hasSize(1);
            assertInvalid(first.codes().isEmpty() ? second : first);
            login(ada, first.codes().isEmpty() ? "password number one" : "password number two")
                    .ok();
        }
    }

    @Test
    void badInputChangesNothing() {
        var ada = Person.register(node, "Ada");
        var token = token(ada);

        assertThat(reset(token, "short").refused(ErrorCode.BAD_USER_INPUT).details())
                .containsEntry("reason", "TOO_SHORT");
        assertThat(reset(token, "x".repeat(73))
                        .refused(ErrorCode.BAD_USER_INPUT)
                        .details())
                .containsEntry("reason", "TOO_LONG");
        assertThat(request("no address").codes()).containsExactly("BAD_USER_INPUT");

        ada.api().run("viewer").ok();
        reset(token, NEW).ok();
    }

    @Test
    void anAddressGetsFewMails() {
        var ada = Person.register(node, "Ada");
        for (var email : List.of(ada.email(), Person.newEmail())) {
            for (var i = 0; i < 5; i++) {
                request(email).ok();
            }
            request(email).refused(ErrorCode.RATE_LIMITED);
        }
    }

    @Test
    void aResetMakesThisManyCalls() {
        var ada = Person.register(node, "Ada");
        var token = token(ada);

        var calls = Calls.during(() -> reset(token, NEW).ok());

        // A bucket, the lockout to clear, the sessions to end, and one of them to tell of.
        assertThat(calls.dynamodb()).isEqualTo(Map.of("GetItem", 1, "BatchGetItem", 1, "TransactWriteItems", 1));
        assertThat(calls.redis()).containsEntry("DEL", 1).containsEntry("SPUBLISH", 1);
    }

    private void handle(AccountMail mail) {
        var key = new Key("MAIL#" + mail.id(), "MAIL#" + mail.id());
        sender.handle(new Inserted(
                "change", Table.MESSAGES, dynamo.get(Table.MESSAGES, key).orElseThrow()));
    }

    private String token(Person person) {
        request(person.email()).ok();
        return MailLinks.token(person.email(), MailLinks.RESET);
    }

    private Answer request(String email) {
        return node.api().run("requestPasswordReset", Map.of("input", Map.of("email", email)));
    }

    private Answer reset(String token, String password) {
        return node.api().run("resetPassword", Map.of("input", Map.of("token", token, "password", password)));
    }

    private Answer login(Person person, String password) {
        return node.api().run("login", Map.of("input", Map.of("email", person.email(), "password", password)));
    }

    private static void assertInvalid(Answer answer) {
        assertThat(answer.refused(ErrorCode.BAD_USER_INPUT).details()).containsEntry("reason", "INVALID_TOKEN");
    }
}
