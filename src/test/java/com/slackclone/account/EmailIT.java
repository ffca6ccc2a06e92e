package com.slackclone.account;

import static org.assertj.core.api.Assertions.assertThat;

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
import com.slackclone.testing.Team;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The proof of an account's address, and its change.
@ApplicationTest
class EmailIT {

    private final Node node;
    private final Dynamo dynamo;
    private final AccountMails mails;
    private final AccountMailTable table;
    private final AccountMailSender sender;

    EmailIT(Node node, Dynamo dynamo, AccountMails mails, AccountMailTable table, AccountMailSender sender) {
        this.node = node;
        this.dynamo = dynamo;
        this.mails = mails;
        this.table = table;
        this.sender = sender;
    }

    @Test
    void theLinkThatComesAfterRegisteringVerifiesTheAddress() {
        var ada = Person.register(node, "Ada");
        assertThat(isVerified(ada)).isFalse();
        var token = MailLinks.token(ada.email(), MailLinks.VERIFY);

        var answer = verify(ada, token).ok();

        assertThat(answer.data("verifyEmail.viewer.isEmailVerified").asBoolean())
                .isTrue();
        assertThat(isVerified(ada)).isTrue();
        assertInvalid(verify(ada, token));
        ada.api().run("requestEmailVerification").refused(ErrorCode.CONFLICT);
    }

    @Test
    void anotherLinkComesForTheAsking() {
        var ada = Person.register(node, "Ada");
        MailLinks.token(ada.email(), MailLinks.VERIFY);

        var calls = Calls.during(() -> ada.api().run("requestEmailVerification").ok());

        assertThat(calls.dynamodb()).isEqualTo(Map.of("BatchGetItem", 1, "PutItem", 1));
        verify(ada, MailLinks.token(ada.email(), MailLinks.VERIFY)).ok();
        node.api().run("requestEmailVerification").refused(ErrorCode.UNAUTHENTICATED);
    }

    @Test
    void nobodyVerifiesAnAccountThatAnotherMadeWithTheirAddress() {
        var attacker = Person.register(node, "Mallory");
        var victim = Person.register(node, "Ada");
        var token = MailLinks.token(attacker.email(), MailLinks.VERIFY);

        assertInvalid(verify(victim, token));
        node.api().run("verifyEmail", Map.of("input", Map.of("token", token))).refused(ErrorCode.UNAUTHENTICATED);

        assertThat(isVerified(attacker)).isFalse();
        assertThat(isVerified(victim)).isFalse();
    }

    @Test
    void anAccountMovesToAnAddressThatIsProven() {
        var team = Team.create(node);
        var ada = team.admin();
        var address = Person.newEmail();
        try (var socket = node.socket(ada.token())) {
            var stream = socket.subscribe(
                    "subscription($id: ID!) { workspaceEvents(workspaceId: $id) { __typename"
                            + " ... on UserUpdated { user { id email } } } }",
                    Map.of("id", team.id()));
            stream.awaitEvent("StreamOpened");

            request(ada, address, Person.PASSWORD).ok();
            var token = MailLinks.token(address, MailLinks.CHANGE);
            login(ada.email()).ok();
            login(address).refused(ErrorCode.UNAUTHENTICATED);
            var answer = confirm(ada, token).ok();

            assertThat(answer.data("confirmEmailChange").toString())
                    .isEqualTo("{\"viewer\":{\"isEmailVerified\":true},\"user\":{\"id\":\"" + ada.id()
                            + "\",\"email\":\"" + address + "\"}}");
            assertThat(stream.awaitEvent("UserUpdated").path("user")).isEqualTo(answer.data("confirmEmailChange.user"));
            assertInvalid(confirm(ada, token));
        }
        Mails.await(ada.email(), "Your e-mail address has been changed");
        login(ada.email()).refused(ErrorCode.UNAUTHENTICATED);
        assertThat(login(address).ok().text("login.user.id")).isEqualTo(ada.id());
        var input = Map.of("email", ada.email(), "password", Person.PASSWORD, "name", "Bob");
        node.api().run("register", Map.of("input", input)).ok();
    }

    @Test
    void anAddressGoesToWhoProvesItFirst() {
        var ada = Person.register(node, "Ada");
        var bob = Person.register(node, "Bob");
        var address = Person.newEmail();
        request(ada, address, Person.PASSWORD).ok();
        var adas = MailLinks.token(address, MailLinks.CHANGE);
        request(bob, address, Person.PASSWORD).ok();
        var bobs = MailLinks.token(address, MailLinks.CHANGE);

        assertInvalid(confirm(ada, bobs));
        confirm(bob, bobs).ok();
        confirm(ada, adas).refused(ErrorCode.CONFLICT);

        login(ada.email()).ok();
    }

    @Test
    void nobodyLearnsWhoHasAnAddress() {
        var ada = Person.register(node, "Ada");
        var bob = Person.register(node, "Bob");

        var taken =
                Calls.during(() -> request(ada, bob.email(), Person.PASSWORD).ok());
        var free = Calls.during(
                () -> request(ada, Person.newEmail(), Person.PASSWORD).ok());
        var mail = mails.next(Kind.EMAIL_CHANGE, bob.email(), UserId.parse(ada.id()), 1);
        mails.order(mail).run();
        var key = new Key("MAIL#" + mail.id(), "MAIL#" + mail.id());
        sender.handle(new Inserted(
                "change", Table.MESSAGES, dynamo.get(Table.MESSAGES, key).orElseThrow()));

        assertThat(taken.dynamodb()).isEqualTo(free.dynamodb()).isEqualTo(Map.of("BatchGetItem", 1, "PutItem", 1));
        assertThat(table.find(mail.id()).orElseThrow().isSent()).isFalse();
    }

    @Test
    void aChangeNeedsThePassword() {
        var ada = Person.register(node, "Ada");
        var address = Person.newEmail();

        assertThat(request(ada, address, "wrong password")
                        .refused(ErrorCode.BAD_USER_INPUT)
                        .details())
                .containsEntry("reason", "WRONG_PASSWORD");
        assertThat(request(ada, ada.email(), Person.PASSWORD)
                        .refused(ErrorCode.BAD_USER_INPUT)
                        .details())
                .containsEntry("reason", "UNCHANGED");
        assertInvalid(confirm(ada, "sct_nonsense.x"));
        node.api()
                .run("requestEmailChange", Map.of("input", Map.of("email", address)))
                .refused(ErrorCode.UNAUTHENTICATED);
    }

    private static boolean isVerified(Person person) {
        return person.api()
                .send("{ viewer { isEmailVerified } }")
                .ok()
                .data("viewer.isEmailVerified")
                .asBoolean();
    }

    private static Answer verify(Person person, String token) {
        return person.api().run("verifyEmail", Map.of("input", Map.of("token", token)));
    }

    private static Answer request(Person person, String email, String password) {
        return person.api().run("requestEmailChange", Map.of("input", Map.of("email", email, "password", password)));
    }

    private static Answer confirm(Person person, String token) {
        return person.api().run("confirmEmailChange", Map.of("input", Map.of("token", token)));
    }

    private Answer login(String email) {
        return node.api().run("login", Map.of("input", Map.of("email", email, "password", Person.PASSWORD)));
    }

    private static void assertInvalid(Answer answer) {
        assertThat(answer.refused(ErrorCode.BAD_USER_INPUT).details()).containsEntry("reason", "INVALID_TOKEN");
    }
}
