package com.slackclone.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.slackclone.platform.error.ErrorCode;
import com.slackclone.testing.Answer;
import com.slackclone.testing.ApplicationTest;
import com.slackclone.testing.Calls;
import com.slackclone.testing.Node;
import com.slackclone.testing.Person;
import com.slackclone.testing.SocketClient;
import com.slackclone.testing.SocketStream;
import com.slackclone.testing.Team;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

@ApplicationTest
class ProfileIT {

    private final Node node;

    ProfileIT(Node node) {
        this.node = node;
    }

    @Test
    void aProfileIsChangedFieldByField() {
        var ada = Person.register(node, "Ada");

        var all = update(
                        ada,
                        Map.of(
                                "name",
                                " Ada Lovelace ",
                                "displayName",
                                "ada",
                                "title",
                                "Analyst",
                                "avatarUrl",
                                "https://example.com/ada.png",
                                "timezone",
                                "Europe/London"))
                .ok();
        assertThat(all.data("updateProfile.user").toString())
                .isEqualTo("{\"id\":\"" + ada.id() + "\",\"name\":\"Ada Lovelace\",\"displayName\":\"ada\","
                        + "\"title\":\"Analyst\",\"avatarUrl\":\"https://example.com/ada.png\","
                        + "\"timezone\":\"Europe/London\",\"status\":null}");
        assertThat(profile(ada, ada)).isEqualTo(all.data("updateProfile.user"));

        var nothing = new HashMap<String, Object>();
        nothing.put("avatarUrl", null);
        nothing.put("title", "");
        nothing.put("timezone", null);
        var less = update(ada, nothing).ok().data("updateProfile.user");
        assertThat(less.path("name").asString()).isEqualTo("Ada Lovelace");
        assertThat(less.path("displayName").asString()).isEqualTo("ada");
        assertThat(less.path("title").isNull()).isTrue();
        assertThat(less.path("avatarUrl").isNull()).isTrue();
        assertThat(less.path("timezone").isNull()).isTrue();
    }

    static Stream<Arguments> bad() {
        return Stream.of(
                Arguments.of(Map.of(), "REQUIRED"),
                Arguments.of(Map.of("name", " "), "REQUIRED"),
                Arguments.of(Map.of("name", "x".repeat(81)), "TOO_LONG"),
                Arguments.of(Map.of("displayName", "a\nb"), "MALFORMED"),
                Arguments.of(Map.of("title", "x".repeat(101)), "TOO_LONG"),
                Arguments.of(Map.of("timezone", "Mars/Olympus"), "MALFORMED"),
                Arguments.of(Map.of("avatarUrl", "https://ada:secret@example.com/"), "MALFORMED"));
    }

    @ParameterizedTest
    @MethodSource("bad")
    void whatIsNotAllowedChangesNothing(Map<String, ?> input, String reason) {
        var ada = Person.register(node, "Ada");
        var before = profile(ada, ada);

        var refused = update(ada, input).refused(ErrorCode.BAD_USER_INPUT);

        assertThat(refused.details()).containsEntry("reason", reason);
        assertThat(profile(ada, ada)).isEqualTo(before);
    }

    @Test
    void everyWrongFieldIsTold() {
        var ada = Person.register(node, "Ada");
        var before = profile(ada, ada);
        var wrong = Map.of(
                "name", " ",
                "displayName", "fine",
                "title", "x".repeat(101),
                "avatarUrl", "https://ada:secret@example.com/",
                "timezone", "Mars/Olympus");

        var refused = update(ada, wrong);

        assertThat(refused.codes()).containsOnly("BAD_USER_INPUT");
        assertThat(refused.fields()).containsExactly("input.name", "input.title", "input.avatarUrl", "input.timezone");
        assertThat(refused.body().at("/errors/3/path/0").asString()).isEqualTo("updateProfile");
        assertThat(profile(ada, ada)).isEqualTo(before);
    }

    @Test
    void anAvatarIsAWebAddress() {
        var ada = Person.register(node, "Ada");

        assertThat(update(ada, Map.of("avatarUrl", "javascript:alert(1)")).codes())
                .containsExactly("BAD_USER_INPUT");
    }

    @Test
    void aStatusIsSetAndCleared() {
        var ada = Person.register(node, "Ada");

        var set = setStatus(ada, Map.of("emoji", ":palm_tree:", "text", " On leave "))
                .ok();
        assertThat(set.data("setStatus.user.status").toString())
                .isEqualTo("{\"emoji\":\"🌴\",\"text\":\"On leave\",\"expiresAt\":null}");
        assertThat(profile(ada, ada).path("status")).isEqualTo(set.data("setStatus.user.status"));
        var emojiOnly = setStatus(ada, Map.of("emoji", "🌴")).ok();
        assertThat(emojiOnly.data("setStatus.user.status.text").isNull()).isTrue();

        var cleared = ada.api().run("clearStatus").ok();
        assertThat(cleared.data("clearStatus.user.status").isNull()).isTrue();
        assertThat(profile(ada, ada)).isEqualTo(cleared.data("clearStatus.user"));
        assertThat(ada.api().run("clearStatus").ok().data("clearStatus"))
                .as("once more")
                .isEqualTo(cleared.data("clearStatus"));
    }

    @Test
    void aStatusThatIsNotAllowedChangesNothing() {
        var ada = Person.register(node, "Ada");

        assertThat(setStatus(ada, Map.of("text", " ")).details()).containsEntry("reason", "REQUIRED");
        assertThat(setStatus(ada, Map.of("text", "x".repeat(101))).details()).containsEntry("reason", "TOO_LONG");
        assertThat(setStatus(ada, Map.of("emoji", ":nope:")).codes()).containsExactly("BAD_USER_INPUT");
        var over = Map.of(
                "text", "Late", "expiresAt", Instant.now().minusSeconds(1).toString());
        assertThat(setStatus(ada, over).details()).containsEntry("reason", "OUT_OF_RANGE");

        assertThat(profile(ada, ada).path("status").isNull()).isTrue();
    }

    @Test
    void anExpiredStatusIsNotShown() {
        var team = Team.create(node);
        var ada = team.admin();
        var bob = team.join("Bob");
        var until = Instant.now().plusSeconds(3);

        setStatus(ada, Map.of("text", "Lunch", "expiresAt", until.toString())).ok();

        assertThat(profile(bob, ada).at("/status/text").asString()).isEqualTo("Lunch");
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() ->
                        assertThat(profile(bob, ada).path("status").isNull()).isTrue());
        assertThat(Instant.now()).isAfterOrEqualTo(until);
    }

    @Test
    void withoutAnAccountThereIsNoProfile() {
        var nobody = node.api();

        nobody.run("updateProfile", Map.of("input", Map.of("name", "Eve"))).refused(ErrorCode.UNAUTHENTICATED);
        nobody.run("setStatus", Map.of("input", Map.of("text", "Here"))).refused(ErrorCode.UNAUTHENTICATED);
        nobody.run("clearStatus").refused(ErrorCode.UNAUTHENTICATED);
    }

    @Test
    void everyWorkspaceOfThePersonHearsOfEachChange() {
        var team = Team.create(node);
        var ada = team.admin();
        var bob = team.join("Bob");
        var second = Team.create(ada);
        try (var socket = Node.probe().socket(bob.token());
                var own = node.socket(ada.token())) {
            var bobs = open(socket, team);
            var adas = open(own, second);

            update(ada, Map.of("displayName", "ada", "title", "Analyst")).ok();
            assertSameAsFetched(ada, bob, bobs, adas);
            setStatus(ada, Map.of("emoji", "🌴", "text", "On leave")).ok();
            assertSameAsFetched(ada, bob, bobs, adas);
            ada.api().run("clearStatus").ok();
            assertSameAsFetched(ada, bob, bobs, adas);
        }
    }

    @Test
    void otherNodesForgetWhatTheyKnew() {
        var team = Team.create(node);
        var bob = team.join("Bob").at(Node.probe());
        assertThat(profile(bob, team.admin()).path("displayName").asString()).isEqualTo("Ada");

        update(team.admin(), Map.of("displayName", "countess")).ok();

        await().atMost(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(
                                profile(bob, team.admin()).path("displayName").asString())
                        .isEqualTo("countess"));
    }

    @Test
    void changesAtOnceAreAllThere() throws Exception {
        var ada = Person.register(node, "Ada");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var changes = Stream.<Map<String, ?>>of(
                            Map.of("name", "Ada L"), Map.of("title", "Analyst"), Map.of("timezone", "Europe/London"))
                    .map(input -> threads.submit(() -> update(ada, input).ok()))
                    .toList();
            var status =
                    threads.submit(() -> setStatus(ada, Map.of("text", "Busy")).ok());
            for (var change : changes) {
                change.get();
            }
            status.get();
        }

        var profile = profile(ada, ada);
        assertThat(profile.path("name").asString()).isEqualTo("Ada L");
        assertThat(profile.path("title").asString()).isEqualTo("Analyst");
        assertThat(profile.path("timezone").asString()).isEqualTo("Europe/London");
        assertThat(profile.at("/status/text").asString()).isEqualTo("Busy");
    }

    @Test
    void aChangeCostsAScriptForEachWorkspace() {
        var ada = Team.create(node).admin();
        Team.create(ada);

        var update = Calls.during(() -> update(ada, Map.of("title", "Analyst")).ok());
        var set = Calls.during(() -> setStatus(ada, Map.of("text", "Busy")).ok());
        var clear = Calls.during(() -> ada.api().run("clearStatus").ok());

        var expected = new Calls(
                Map.of("GetItem", 1, "Query", 1, "TransactWriteItems", 1), Map.of("SPUBLISH", 1, "EVALSHA", 2));
        assertThat(update).isEqualTo(expected);
        assertThat(set).isEqualTo(expected);
        assertThat(clear).isEqualTo(expected);
    }

    private static SocketStream open(SocketClient socket, Team team) {
        var stream = socket.run("workspaceEvents", Map.of("id", team.id()));
        stream.awaitEvent("StreamOpened");
        return stream;
    }

    private static void assertSameAsFetched(Person changed, Person reader, SocketStream... streams) {
        var fetched = profile(reader, changed);
        for (var stream : streams) {
            assertThat(stream.awaitEvent("UserUpdated").path("user")).isEqualTo(fetched);
        }
    }

    private static Answer update(Person person, Map<String, ?> input) {
        return person.api().run("updateProfile", Map.of("input", input));
    }

    private static Answer setStatus(Person person, Map<String, ?> input) {
        return person.api().run("setStatus", Map.of("input", input));
    }

    private static JsonNode profile(Person reader, Person person) {
        return reader.api().run("profile", Map.of("id", person.id())).ok().data("user");
    }
}
