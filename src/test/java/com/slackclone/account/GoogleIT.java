package com.slackclone.account;

import static com.slackclone.account.GoogleStandIn.claims;
import static com.slackclone.account.GoogleStandIn.idToken;
import static com.slackclone.account.GoogleStandIn.newSubject;
import static org.assertj.core.api.Assertions.assertThat;

import com.slackclone.platform.dynamodb.Dynamo;
import com.slackclone.platform.dynamodb.Key;
import com.slackclone.platform.dynamodb.Table;
import com.slackclone.platform.error.ErrorCode;
import com.slackclone.platform.redis.Redis;
import com.slackclone.testing.Answer;
import com.slackclone.testing.ApiClient;
import com.slackclone.testing.ApplicationTest;
import com.slackclone.testing.Calls;
import com.slackclone.testing.Mails;
import com.slackclone.testing.Node;
import com.slackclone.testing.Person;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Signing in with Google, for which an OpenID provider of the local stack stands in.
@ApplicationTest
class GoogleIT {

    private static final String ACCOUNT = """
            { viewer { isEmailVerified signInMethods { type email } } }
            """;

    private final Node node;
    private final Dynamo dynamo;
    private final Redis redis;

    GoogleIT(Node node, Dynamo dynamo, Redis redis) {
        this.node = node;
        this.dynamo = dynamo;
        this.redis = redis;
    }

    @Test
    void makesAnAccountForSomebodyNewAndFindsItAgain() {
        var subject = newSubject();
        var email = Person.newEmail();

        var first = login(idToken(subject, claims(email))).ok();
        var again = login(idToken(subject, claims(Person.newEmail(), "name", "Another Name")))
                .ok();

        assertThat(first.data("loginWithGoogle.isNewAccount").asBoolean()).isTrue();
        assertThat(first.text("loginWithGoogle.user.name")).isEqualTo("Grace Hopper");
        assertThat(first.text("loginWithGoogle.user.email")).isEqualTo(email);
        assertThat(first.data("loginWithGoogle.session.isCurrent").asBoolean()).isTrue();
        assertThat(account(api(first))).isEqualTo("true GOOGLE:" + email);
        assertThat(again.data("loginWithGoogle.isNewAccount").asBoolean()).isFalse();
        assertThat(again.text("loginWithGoogle.user.id")).isEqualTo(first.text("loginWithGoogle.user.id"));
        assertThat(again.text("loginWithGoogle.user.name")).isEqualTo("Grace Hopper");
        node.api()
                .run("login", Map.of("input", Map.of("email", email, "password", Person.PASSWORD)))
                .refused(ErrorCode.UNAUTHENTICATED);
    }

    @Test
    void anIdTokenSignsInOnce() {
        var token = idToken(newSubject(), claims(Person.newEmail()));
        var first = login(token).ok();

        invalid(login(token), "INVALID_TOKEN");

        api(first).run("viewer").ok();
        assertThat(api(first).run("sessions").ok().data("viewer.sessions").size())
                .isEqualTo(1);
    }

    @Test
    void tokensThatAreNotGoodMakeNoAccount() {
        var subject = newSubject();
        var email = Person.newEmail();
        var good = idToken(subject, claims(email));

        invalid(login(good, "another nonce"), "INVALID_TOKEN");
        invalid(login(good.substring(0, good.length() - 6) + "AAAAAA"), "INVALID_TOKEN");
        invalid(login(idToken("google", "another-client", subject, claims(email))), "INVALID_TOKEN");
        invalid(login(idToken("not-google", GoogleStandIn.CLIENT, subject, claims(email))), "INVALID_TOKEN");
        invalid(login(idToken(subject, claims(email, "email_verified", false))), "EMAIL_NOT_VERIFIED");
        invalid(login(Person.register(node, "Ada").token()), "INVALID_TOKEN");
        invalid(login("nonsense"), "INVALID_TOKEN");
        node.api().as(good).run("viewer").refused(ErrorCode.UNAUTHENTICATED);

        assertThat(dynamo.get(Table.USERS, Key.metadata("GOOGLE#" + subject))).isEmpty();
        assertThat(dynamo.get(Table.USERS, Key.metadata("EMAIL#" + email))).isEmpty();
    }

    @Test
    void anEqualAddressLinksNothingButItsOwnerDoes() {
        var ada = Person.register(node, "Ada");
        var token = idToken(newSubject(), claims(ada.email()));

        assertThat(login(token).refused(ErrorCode.CONFLICT).details())
                .isEqualTo(Map.of("reason", "ADDRESS_HAS_ACCOUNT"));

        assertThat(account(ada.api())).isEqualTo("false PASSWORD:null");
        var linked = link(ada, token, Person.PASSWORD).ok();
        assertThat(linked.data("linkGoogleAccount.viewer.signInMethods").size()).isEqualTo(2);
        assertThat(account(ada.api())).isEqualTo("true PASSWORD:null GOOGLE:" + ada.email());
        Mails.await(ada.email(), "A Google account signs in");
        invalid(login(token), "INVALID_TOKEN");
    }

    @Test
    void theLinkedSignInToTheAccount() {
        var ada = verified("Ada");
        var subject = newSubject();
        var elsewhere = Person.newEmail();
        link(ada, idToken(subject, claims(elsewhere)), Person.PASSWORD).ok();
        link(ada, idToken(subject, claims(elsewhere)), Person.PASSWORD).ok();

        var answer = login(idToken(subject, claims(elsewhere))).ok();

        assertThat(answer.text("loginWithGoogle.user.id")).isEqualTo(ada.id());
        assertThat(answer.text("loginWithGoogle.user.email")).isEqualTo(ada.email());
        var other = idToken(newSubject(), claims(Person.newEmail()));
        assertThat(link(ada, other, Person.PASSWORD).refused(ErrorCode.CONFLICT).details())
                .containsEntry("reason", "ALREADY_LINKED");
        var bob = verified("Bob");
        assertThat(link(bob, idToken(subject, claims(elsewhere)), Person.PASSWORD)
                        .refused(ErrorCode.CONFLICT)
                        .details())
                .containsEntry("reason", "LINKED_ELSEWHERE");
        assertThat(account(bob.api())).isEqualTo("true PASSWORD:null");
    }

    @Test
    void whoHasRegisteredWithAnothersAddressLinksNothing() {
        var eve = Person.register(node, "Eve");
        var anothers = idToken(newSubject(), claims(Person.newEmail()));
        var notOfGoogle = idToken(newSubject(), claims(eve.email(), "hd", "elsewhere.example"));

        for (var token : List.of(anothers, notOfGoogle)) {
            assertThat(link(eve, token, Person.PASSWORD)
                            .refused(ErrorCode.FORBIDDEN)
                            .details())
                    .isEqualTo(Map.of("reason", "EMAIL_NOT_VERIFIED"));
        }

        assertThat(account(eve.api())).isEqualTo("false PASSWORD:null");
    }

    @Test
    void whoGetsTheAccountByAMailIsRidOfAStrangersGoogleAccount() {
        var email = Person.newEmail();
        var subject = newSubject();
        var eve = api(login(idToken(subject, claims(email, "hd", "elsewhere.example")))
                .ok());
        assertThat(account(eve)).isEqualTo("false GOOGLE:" + email);
        MailLinks.token(email, MailLinks.VERIFY);

        node.api()
                .run("requestPasswordReset", Map.of("input", Map.of("email", email)))
                .ok();
        var reset = Map.of("token", MailLinks.token(email, MailLinks.RESET), "password", Person.PASSWORD);
        node.api().run("resetPassword", Map.of("input", reset)).ok();

        eve.run("viewer").refused(ErrorCode.UNAUTHENTICATED);
        login(idToken(subject, claims(email, "hd", "elsewhere.example"))).refused(ErrorCode.CONFLICT);
        var owner = node.api().run("login", Map.of("input", Map.of("email", email, "password", Person.PASSWORD)));
        assertThat(account(node.api().as(owner.ok().text("login.accessToken")))).isEqualTo("true PASSWORD:null");
    }

    @Test
    void linkingTakesThePasswordAndASession() {
        var ada = Person.register(node, "Ada");
        var token = idToken(newSubject(), claims(ada.email()));

        assertThat(link(ada, token, "wrong password")
                        .refused(ErrorCode.BAD_USER_INPUT)
                        .details())
                .containsEntry("reason", "WRONG_PASSWORD");
        assertThat(link(ada, token, null).refused(ErrorCode.BAD_USER_INPUT).details())
                .containsEntry("reason", "REQUIRED");
        invalid(link(ada, "nonsense", Person.PASSWORD), "INVALID_TOKEN");
        node.api()
                .run("linkGoogleAccount", Map.of("input", Map.of("idToken", token, "nonce", GoogleStandIn.NONCE)))
                .refused(ErrorCode.UNAUTHENTICATED);

        assertThat(account(ada.api())).isEqualTo("false PASSWORD:null");
    }

    @Test
    void unlinkingEndsOtherSessions() {
        var ada = Person.register(node, "Ada");
        var subject = newSubject();
        assertThat(unlink(ada.api(), Person.PASSWORD)
                        .refused(ErrorCode.CONFLICT)
                        .details())
                .containsEntry("reason", "NOT_LINKED");
        link(ada, idToken(subject, claims(ada.email())), Person.PASSWORD).ok();
        var byGoogle = api(login(idToken(subject, claims(ada.email()))).ok());
        unlink(ada.api(), "wrong password").refused(ErrorCode.BAD_USER_INPUT);
        byGoogle.run("viewer").ok();

        unlink(ada.api(), Person.PASSWORD).ok();

        byGoogle.run("viewer").refused(ErrorCode.UNAUTHENTICATED);
        assertThat(account(ada.api())).isEqualTo("true PASSWORD:null");
        login(idToken(subject, claims(ada.email()))).refused(ErrorCode.CONFLICT);
        Mails.await(ada.email(), "A Google account does not sign in any more");
    }

    @Test
    void theLastWayInStays() {
        var subject = newSubject();
        var grace = api(login(idToken(subject, claims(Person.newEmail()))).ok());

        assertThat(unlink(grace, null).refused(ErrorCode.CONFLICT).details())
                .containsEntry("reason", "LAST_SIGN_IN_METHOD");

        login(idToken(subject, claims(Person.newEmail()))).ok();
        grace.run("changePassword", Map.of("input", Map.of("newPassword", Person.PASSWORD)))
                .ok();
        unlink(grace, Person.PASSWORD).ok();
    }

    @Test
    void whoHasNoPasswordDeletesTheAccountBehindAFreshSignIn() {
        var subject = newSubject();
        var email = Person.newEmail();
        var answer = login(idToken(subject, claims(email))).ok();
        var session = SessionId.parse(answer.text("loginWithGoogle.session.id"));
        var key = "{user:" + session.user().uuid() + "}:session:" + session.uuid();
        var createdAt = redis.commands().hget(key, "created_at");
        redis.commands()
                .hset(
                        key,
                        "created_at",
                        Long.toString(Long.parseLong(createdAt)
                                - Duration.ofMinutes(11).toMillis()));
        assertThat(delete(answer).refused(ErrorCode.FORBIDDEN).details()).containsEntry("reason", "SIGN_IN_AGAIN");

        var fresh = login(idToken(subject, claims(email))).ok();
        delete(fresh).ok();

        var next = login(idToken(subject, claims(email))).ok();
        assertThat(next.data("loginWithGoogle.isNewAccount").asBoolean()).isTrue();
        assertThat(next.text("loginWithGoogle.user.id")).isNotEqualTo(answer.text("loginWithGoogle.user.id"));
    }

    @Test
    void twoAtOnceMakeOneAccount() {
        var subject = newSubject();
        var email = Person.newEmail();
        var tokens = List.of(idToken(subject, claims(email)), idToken(subject, claims(email)));

        var one = CompletableFuture.supplyAsync(() -> login(tokens.getFirst()));
        var other = login(tokens.getLast()).ok();

        assertThat(one.join().ok().text("loginWithGoogle.user.id")).isEqualTo(other.text("loginWithGoogle.user.id"));
    }

    @Test
    void isLimitedForAPerson() {
        var token = idToken(newSubject(), claims(Person.newEmail()));
        login(token).ok();
        for (var i = 0; i < 9; i++) {
            invalid(login(token), "INVALID_TOKEN");
        }

        login(token).refused(ErrorCode.RATE_LIMITED);
    }

    @Test
    void makesThisManyCalls() {
        var subject = newSubject();
        login(idToken(subject, claims(Person.newEmail()))).ok();
        var token = idToken(subject, claims(Person.newEmail()));

        var calls = Calls.during(() -> login(token).ok());

        // Two buckets of two commands each, the token, and the session.
        assertThat(calls)
                .isEqualTo(
                        new Calls(Map.of("GetItem", 1, "BatchGetItem", 1), Map.of("GET", 2, "EVALSHA", 3, "SET", 1)));
    }

    private Answer login(String token) {
        return login(token, GoogleStandIn.NONCE);
    }

    private Answer login(String token, String nonce) {
        return node.api().run("loginWithGoogle", Map.of("input", Map.of("idToken", token, "nonce", nonce)));
    }

    private static void invalid(Answer answer, String reason) {
        assertThat(answer.refused(ErrorCode.BAD_USER_INPUT).details())
                .isEqualTo(Map.of("field", "input.idToken", "reason", reason));
    }

    private static Answer link(Person person, String token, @Nullable String password) {
        var input = new HashMap<String, Object>(Map.of("idToken", token, "nonce", GoogleStandIn.NONCE));
        input.put("password", password);
        return person.api().run("linkGoogleAccount", Map.of("input", input));
    }

    private static Answer unlink(ApiClient api, @Nullable String password) {
        var input = new HashMap<String, Object>();
        input.put("password", password);
        return api.run("unlinkGoogleAccount", Map.of("input", input));
    }

    private Answer delete(Answer login) {
        return api(login).run("deleteAccount", Map.of("input", Map.of()));
    }

    private ApiClient api(Answer login) {
        return node.api().as(login.text("loginWithGoogle.accessToken"));
    }

    /// Somebody who has shown the address to be theirs.
    private Person verified(String name) {
        var person = Person.register(node, name);
        var token = MailLinks.token(person.email(), MailLinks.VERIFY);
        person.api().run("verifyEmail", Map.of("input", Map.of("token", token))).ok();
        return person;
    }

    /// Whether the address is verified, and the ways to sign in.
    private static String account(ApiClient api) {
        var viewer = api.send(ACCOUNT).ok().data("viewer");
        var text = new StringBuilder(viewer.path("isEmailVerified").asString());
        viewer.path("signInMethods")
                .forEach(method -> text.append(' ')
                        .append(method.path("type").asString())
                        .append(':')
                        .append(method.path("email").asString("null")));
        return text.toString();
    }
}
