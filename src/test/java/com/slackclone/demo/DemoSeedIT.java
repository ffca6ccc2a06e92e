package com.slackclone.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.slackclone.account.AccountImport;
import com.slackclone.testing.ApiClient;
import com.slackclone.testing.ApplicationTest;
import com.slackclone.testing.Node;
import com.slackclone.workspace.WorkspaceImport;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@ApplicationTest
class DemoSeedIT {

    private static final Map<String, ApiClient> SIGNED_IN = new ConcurrentHashMap<>();

    private static final String LOGIN = """
            mutation ($email: EmailAddress!, $password: String!) {
              login(input: {email: $email, password: $password}) { accessToken }
            }""";
    private static final String WORKSPACE = """
            {
              viewer {
                workspaces(first: 2) {
                  nodes {
                    id name slug createdAt owner { name }
                    members(first: 50) { nodes { user { id name title timezone } role joinedAt } }
                    channels(first: 50) {
                      nodes {
                        id name topic type memberCount latestSeq lastMessageAt version
                        viewerLastReadSeq viewerUnreadCount
                      }
                    }
                    conversations(first: 50) {
                      nodes { id participants { name } lastMessagePreview viewerUnreadCount }
                    }
                  }
                }
              }
            }""";
    private static final String HISTORY = """
            query ($id: ID!) {
              channel(id: $id) {
                messages(last: 100) { nodes { seq content createdAt editedAt deletedAt author { name } thread { replyCount participants { name } } } }
              }
            }""";

    private final Node node;
    private final DemoSeed seed;
    private final Script script = Script.load();

    DemoSeedIT(Node node, AccountImport accounts, WorkspaceImport workspaces, RoomPlanter rooms, Clock clock) {
        this.node = node;
        this.seed = new DemoSeed(accounts, workspaces, rooms, clock);
    }

    @BeforeEach
    void plant() {
        seed.plant();
    }

    @Test
    void theFounderHasNotifications() {
        var inbox = signIn("ada")
                .send("{ viewer { unreadNotificationCount notifications(first: 50) {"
                        + " nodes { type title subtitle isRead link { __typename } } } } }")
                .ok();

        assertThat(inbox.data("viewer.notifications.nodes"))
                .hasSizeGreaterThan(10)
                .allMatch(one -> one.at("/link/__typename").asString().equals("Message"));
        assertThat(inbox.data("viewer.unreadNotificationCount").asInt()).isPositive();
    }

    @Test
    void theFounderHasSavedWhatWasDiscussed() {
        var saved = signIn("ada")
                .send("{ viewer { savedItems { nodes { savedAt message { createdAt thread { replyCount } } } } } }")
                .ok()
                .data("viewer.savedItems.nodes");

        assertThat(saved)
                .hasSizeGreaterThan(2)
                .allMatch(item -> item.at("/message/thread/replyCount").asInt() > 0);
    }

    @Test
    void theFounderHasMoreToSay() {
        var ada = signIn("ada");
        var document = """
                query ($id: ID!) {
                  viewer {
                    drafts(workspaceId: $id) { nodes { content room { id } } }
                    scheduledMessages(workspaceId: $id) { nodes { status content } }
                  }
                }""";

        var shown = ada.send(document, Map.of("id", workspace(ada).path("id").asString()))
                .ok();

        assertThat(shown.data("viewer.drafts.nodes")).hasSize(1);
        assertThat(shown.data("viewer.scheduledMessages.nodes"))
                .singleElement()
                .matches(message -> message.path("status").asString().equals("PENDING"));
    }

    @Test
    void plantedAgainNothingChanges() {
        var before = workspace(signIn("ada"));

        assertThat(seed.plant())
                .anyMatch(line -> line.contains("Analytical Engines"))
                .anyMatch(line -> line.contains("ada@example.com with the demo's password " + DemoSeed.PASSWORD))
                .anyMatch(line -> line.contains("grace@example.com, charles@example.com"));

        assertThat(workspace(signIn("ada"))).isEqualTo(before);
        assertThat(before.at("/members/nodes")).hasSize(script.people().size());
        assertThat(numbers(before, "latestSeq"))
                .isEqualTo(scripted(transcript -> transcript.lines().size()));
        assertThat(numbers(before, "memberCount"))
                .isEqualTo(scripted(transcript -> transcript.members().size()));
    }

    private Map<String, Integer> scripted(ToIntFunction<Transcript> number) {
        return script.channels().stream().collect(Collectors.toMap(Transcript::name, number::applyAsInt));
    }

    @Test
    void whoComesBackFindsSomeOfItUnread() {
        assertThat(numbers(workspace(signIn("ada")), "viewerUnreadCount"))
                .containsOnly(
                        entry("general", 4),
                        entry("random", 9),
                        entry("announcements", 1),
                        entry("engineering", 12),
                        entry("design", 6),
                        entry("support", 3),
                        entry("release-2-4", 0),
                        entry("leads", 2));
        assertThat(numbers(workspace(signIn("omar")), "viewerUnreadCount"))
                .allSatisfy((_, unread) -> assertThat(unread).isZero());
    }

    @Test
    void someMessagesHaveReplies() {
        assertThat(history("engineering").stream()
                        .map(message -> message.at("/thread/replyCount").asInt())
                        .filter(count -> count > 0))
                .containsExactly(3, 3, 2);
        assertThat(history("engineering"))
                .filteredOn(message -> message.at("/thread/replyCount").asInt() == 2)
                .singleElement()
                .satisfies(
                        message -> assertThat(message.at("/thread/participants").findValuesAsString("name"))
                                .containsExactly("Edsger Vos", "Alan Reyes"));
    }

    @Test
    void whatIsPrivateIsSeenByThoseWhoAreInIt() {
        assertThat(numbers(workspace(signIn("mary")), "latestSeq")).containsKey("leads");
        assertThat(numbers(workspace(signIn("emmy")), "latestSeq")).doesNotContainKey("leads");
    }

    @Test
    void adminsSeeHowItGrew() {
        var document = """
                query ($id: ID!) {
                  workspace(id: $id) {
                    iconUrl
                    dailyStats(last: 10) { nodes { stats { memberCount messageCount } } }
                    auditLog(first: 100) { nodes { action } }
                  }
                }""";
        var ada = signIn("ada");
        var id = workspace(ada).path("id").asString();

        var shown = ada.send(document, Map.of("id", id)).ok();

        var days = shown.data("workspace.dailyStats.nodes");
        assertThat(days.size()).isEqualTo(10);
        assertThat(days.at("/0/stats/messageCount").asInt())
                .isGreaterThan(days.at("/9/stats/messageCount").asInt());
        assertThat(shown.data("workspace.auditLog.nodes").valueStream())
                .anyMatch(entry -> entry.path("action").asString().equals("MEMBER_JOINED"));
        assertThat(shown.data("workspace.iconUrl").isString()).isTrue();
    }

    @Test
    void somePeopleTalkAmongThemselves() {
        var adas = workspace(signIn("ada")).at("/conversations/nodes");
        var emmys = workspace(signIn("emmy")).at("/conversations/nodes");

        assertThat(adas)
                .extracting(one -> one.path("participants").size() + ": "
                        + one.path("viewerUnreadCount").asInt())
                .as("that in which somebody wrote last comes first")
                .containsExactly("2: 2", "3: 2", "2: 1");
        assertThat(adas.get(0).path("lastMessagePreview").asString()).startsWith("And let the library show you");
        assertThat(emmys)
                .singleElement()
                .satisfies(
                        one -> assertThat(one.path("viewerUnreadCount").asInt()).isZero());
    }

    @Test
    void allOfItIsPast() {
        var today = Instant.now().truncatedTo(ChronoUnit.DAYS);
        var workspace = workspace(signIn("ada"));

        assertThat(Instant.parse(workspace.path("createdAt").asString())).isBefore(today);
        for (var channel : workspace.at("/channels/nodes")) {
            assertThat(Instant.parse(channel.path("lastMessageAt").asString()))
                    .isBefore(Instant.now())
                    .isAfter(today.minus(6, ChronoUnit.DAYS));
        }
        var messages = history("leads");
        assertThat(messages).extracting(message -> message.path("seq").asInt()).isSorted();
        assertThat(messages)
                .extracting(message -> Instant.parse(message.path("createdAt").asString()))
                .isSorted()
                .first()
                .satisfies(time -> assertThat(time).isBefore(today.minus(10, ChronoUnit.DAYS)));
    }

    @Test
    void someMessagesWereEditedAndSomeDeleted() {
        assertThat(history("random"))
                .filteredOn(message -> !message.path("editedAt").isNull())
                .singleElement()
                .satisfies(message ->
                        assertThat(message.path("content").asString()).contains("EDIT: it is a duck"));

        assertThat(history("leads"))
                .filteredOn(message -> !message.path("deletedAt").isNull())
                .singleElement()
                .satisfies(message -> {
                    assertThat(message.path("content").isNull()).isTrue();
                    assertThat(message.at("/author/name").asString()).isEqualTo("Charles Whitby");
                });
    }

    /// Once each: sign-ins are limited.
    private ApiClient signIn(String handle) {
        return SIGNED_IN.computeIfAbsent(handle, this::signInAnew);
    }

    private ApiClient signInAnew(String handle) {
        var variables = Map.of("email", handle + "@example.com", "password", DemoSeed.PASSWORD);
        return node.api().as(node.api().send(LOGIN, variables).ok().text("login.accessToken"));
    }

    private static JsonNode workspace(ApiClient viewer) {
        var workspaces = viewer.send(WORKSPACE).ok().data("viewer.workspaces.nodes");
        assertThat(workspaces).hasSize(1);
        return workspaces.get(0);
    }

    private static Stream<JsonNode> channels(JsonNode workspace) {
        return workspace.at("/channels/nodes").valueStream();
    }

    /// A number of each channel by the channel's name.
    private static Map<String, Integer> numbers(JsonNode workspace, String field) {
        return channels(workspace)
                .collect(Collectors.toMap(
                        channel -> channel.path("name").asString(),
                        channel -> channel.path(field).asInt()));
    }

    private List<JsonNode> history(String channel) {
        var ada = signIn("ada");
        var id = channels(workspace(ada))
                .filter(found -> found.path("name").asString().equals(channel))
                .map(found -> found.path("id").asString())
                .findFirst()
                .orElseThrow();
        var messages = ada.send(HISTORY, Map.of("id", id)).ok().data("channel.messages.nodes");
        return messages.valueStream().toList();
    }
}
