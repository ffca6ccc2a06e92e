package com.slackclone.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.slackclone.platform.dynamodb.Dynamo;
import com.slackclone.platform.dynamodb.Key;
import com.slackclone.platform.dynamodb.Table;
import com.slackclone.platform.error.ErrorCode;
import com.slackclone.testing.Answer;
import com.slackclone.testing.ApplicationTest;
import com.slackclone.testing.Calls;
import com.slackclone.testing.Node;
import com.slackclone.testing.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@ApplicationTest
class RegisterIT {

    private final Node node;
    private final Dynamo dynamo;

    RegisterIT(Node node, Dynamo dynamo) {
        this.node = node;
        this.dynamo = dynamo;
    }

    @Test
    void makesAnAccountAndSignsIn() {
        var email = Person.newEmail();

        var answer = register(email.toUpperCase(Locale.ROOT), "correct horse", "  Ada Lovelace ")
                .ok();

        assertThat(answer.text("register.user.name")).isEqualTo("Ada Lovelace");
        assertThat(answer.text("register.user.displayName")).isEqualTo("Ada Lovelace");
        assertThat(answer.text("register.user.email")).isEqualTo(email);
        assertThat(answer.data("register.user.isBot").asBoolean()).isFalse();
        assertThat(answer.data("register.session.isCurrent").asBoolean()).isTrue();
        assertThat(Instant.parse(answer.text("register.expiresAt")))
                .isBetween(
                        Instant.now().plus(Duration.ofDays(7)).minusSeconds(60),
                        Instant.now().plus(Duration.ofDays(7)));
        var viewer =
                node.api().as(answer.text("register.accessToken")).run("viewer").ok();
        assertThat(viewer.text("viewer.user.id")).isEqualTo(answer.text("register.user.id"));
    }

    @Test
    void storesNoPasswordBesideTheUser() {
        var person = Person.register(node, "Ada");
        var id = UserId.parse(person.id());

        var user = dynamo.get(Table.USERS, Key.metadata(id.key())).orElseThrow();
        var credentials =
                dynamo.get(Table.USERS, new Key(id.key(), "CREDENTIALS")).orElseThrow();

        assertThat(user.attributes()).doesNotContainKey("password_hash");
        assertThat(user.string("GSI1PK")).isEqualTo("EMAIL#" + person.email());
        assertThat(credentials.attributes()).doesNotContainKey("GSI1PK");
        assertThat(credentials.string("password_hash")).startsWith("$2a$").doesNotContain(Person.PASSWORD);
    }

    @Test
    void refusesATakenAddressInAnyCase() {
        var person = Person.register(node, "Ada");

        register(person.email(), "another password", "Eve").refused(ErrorCode.CONFLICT);
        register(person.email().toUpperCase(Locale.ROOT), "another password", "Eve")
                .refused(ErrorCode.CONFLICT);

        assertThat(person.api().run("viewer").ok().text("viewer.user.name")).isEqualTo("Ada");
        assertThat(person.loginAgain(node).id()).isEqualTo(person.id());
    }

    @Test
    void letsOneOfManyHaveAnAddress() throws Exception {
        var email = Person.newEmail();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var codes = threads
                    .invokeAll(IntStream.range(0, 4)
                            .<Callable<List<String>>>mapToObj(i -> () ->
                                    register(email, "correct horse", "Ada " + i).codes())
                            .toList())
                    .stream()
                    .map(future -> future.resultNow())
                    .toList();

            assertThat(codes).filteredOn(List::isEmpty).hasSize(1);
            assertThat(codes).filteredOn(List.of("CONFLICT")::equals).hasSize(3);
        }
    }

    @Test
    void refusesBadInput() {
        var email = Person.newEmail();

        assertRefused(register(email, "short", "Ada"), "input.password", "TOO_SHORT");
        assertRefused(register(email, "ä".repeat(37), "Ada"), "input.password", "TOO_LONG");
        assertRefused(register(email, "correct horse", "  "), "input.name", "REQUIRED");
        assertRefused(register(email, "correct horse", "x".repeat(81)), "input.name", "TOO_LONG");
        assertRefused(register(email, "correct horse", "A\u0000da"), "input.name", "MALFORMED");
        assertThat(register("ada@example.org\r\nBcc: eve@example.org", "correct horse", "Ada")
                        .codes())
                .hasSize(1);

        assertThat(register(email, "short", "x".repeat(81)).fields()).containsExactly("input.name", "input.password");

        // Nothing of it has left anything behind.
        register(email, "correct horse", "Ada").ok();
    }

    @Test
    void limitsAttemptsByAddress() {
        var email = Person.newEmail();
        for (var i = 0; i < 5; i++) {
            register(email, "correct horse", "Ada");
        }

        var answer = register(email, "correct horse", "Ada").refused(ErrorCode.RATE_LIMITED);

        assertThat((Integer) answer.details().get("retryAfterSeconds")).isBetween(600, 720);
    }

    @Test
    void makesThisManyCalls() {
        Person.register(node, "Bob");
        var email = Person.newEmail();

        var calls = Calls.during(() -> register(email, "correct horse", "Ada").ok());

        // A bucket takes two commands, and a third when it is new; the session takes one.
        assertThat(calls).isEqualTo(new Calls(Map.of("TransactWriteItems", 1), Map.of("GET", 3, "EVALSHA", 3)));
    }

    private Answer register(String email, String password, String name) {
        var input = new HashMap<String, Object>();
        input.put("email", email);
        input.put("password", password);
        input.put("name", name);
        return node.api().run("register", Map.of("input", input));
    }

    private static void assertRefused(Answer answer, String field, String reason) {
        answer.refused(ErrorCode.BAD_USER_INPUT);
        assertThat(answer.details()).containsEntry("field", field).containsEntry("reason", reason);
    }
}
