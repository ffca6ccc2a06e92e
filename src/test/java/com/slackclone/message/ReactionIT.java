package com.slackclone.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.slackclone.platform.dynamodb.Dynamo;
import com.slackclone.platform.dynamodb.Index;
import com.slackclone.platform.dynamodb.Query;
import com.slackclone.platform.dynamodb.Table;
import com.slackclone.platform.error.ErrorCode;
import com.slackclone.testing.Answer;
import com.slackclone.testing.ApplicationTest;
import com.slackclone.testing.Node;
import com.slackclone.testing.Person;
import com.slackclone.testing.Team;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import net.fellbaum.jemoji.EmojiManager;
import net.fellbaum.jemoji.Qualification;
import org.junit.jupiter.api.Test;

@ApplicationTest
class ReactionIT {

    private final Node node;
    private final Team team;
    private final Person ada;
    private final String message;

    ReactionIT(Node node) {
        this.node = node;
        this.team = Team.create(node);
        this.ada = team.admin();
        this.message = ada.send(team.general(), "Hello");
    }

    @Test
    void reactionsAreCountedInTheOrderOfTheirFirstUse() {
        var bob = team.join("Bob");
        add(ada, ":tada:").ok();
        add(bob, ":thumbsup:").ok();

        var answer = add(ada, "👍").ok();

        assertThat(answer.data("addReaction.message.reactions").toString())
                .isEqualTo("[{\"emoji\":\"🎉\",\"count\":1,\"viewerHasReacted\":true},"
                        + "{\"emoji\":\"👍\",\"count\":2,\"viewerHasReacted\":true}]");
        assertThat(counts(bob)).isEqualTo(counts(ada)).isEqualTo("🎉1 👍2");
        assertThat(remove(ada, "👍")
                        .ok()
                        .data("removeReaction.message.reactions")
                        .toString())
                .isEqualTo("[{\"emoji\":\"🎉\",\"count\":1,\"viewerHasReacted\":true},"
                        + "{\"emoji\":\"👍\",\"count\":1,\"viewerHasReacted\":false}]");
    }

    @Test
    void whoHasReactedIsAList() {
        var bob = team.join("Bob");
        add(bob, "👍").ok();
        add(ada, "👍").ok();
        add(bob, "🎉").ok();

        var first = users(Map.of("id", message, "first", 1));
        var cursor = first.text("message.reactions.0.users.edges.0.cursor");
        var rest = users(Map.of("id", message, "first", 1, "after", cursor));

        assertThat(first.text("message.reactions.0.users.nodes.0.id")).isEqualTo(ada.id());
        assertThat(first.data("message.reactions.0.users.pageInfo.hasNextPage").asBoolean())
                .isTrue();
        assertThat(first.text("message.reactions.1.users.nodes.0.id")).isEqualTo(bob.id());
        assertThat(rest.text("message.reactions.0.users.nodes.0.id")).isEqualTo(bob.id());
        assertThat(rest.data("message.reactions.0.users.pageInfo.hasNextPage").asBoolean())
                .isFalse();
    }

    @Test
    void addingTwiceAndRemovingWhatIsNotThereChangeNothing() {
        var first = add(ada, "👍").ok();
        var second = add(ada, ":+1:").ok();
        var third = remove(ada, "🎉").ok();

        assertThat(second.data("addReaction.message")).isEqualTo(first.data("addReaction.message"));
        assertThat(third.data("removeReaction.message")).isEqualTo(first.data("addReaction.message"));
    }

    @Test
    void whatIsNoEmojiIsRefused() {
        add(ada, ":nope:").refused(ErrorCode.BAD_USER_INPUT);
        add(ada, "hello").refused(ErrorCode.BAD_USER_INPUT);

        assertThat(counts(ada)).isEmpty();
    }

    @Test
    void whoIsNotInTheChannelDoesNotReact() {
        var bob = team.join("Bob");
        var open = ada.send(team.channel("open"), "Hello");
        var secret = ada.send(ada.createChannel(team.id(), "secret", "PRIVATE"), "Hello");

        react(bob, "addReaction", open, "👍").refused(ErrorCode.FORBIDDEN);
        react(bob, "addReaction", secret, "👍").refused(ErrorCode.NOT_FOUND);
        react(bob, "removeReaction", secret, "👍").refused(ErrorCode.NOT_FOUND);

        assertThat(ada.api()
                        .run("message", Map.of("id", open))
                        .ok()
                        .data("message.version")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void aMessageHasAtMostFiftyDifferentOnes() {
        var emoji = EmojiManager.getAllEmojis().stream()
                .filter(one -> one.getQualification() == Qualification.FULLY_QUALIFIED)
                .map(net.fellbaum.jemoji.Emoji::getEmoji)
                .limit(51)
                .toList();
        emoji.subList(0, 50).forEach(one -> add(ada, one).ok());

        add(ada, emoji.getLast()).refused(ErrorCode.LIMIT_EXCEEDED);
        add(team.join("Bob"), emoji.getFirst()).ok();

        assertThat(counts(ada).split(" ")).hasSize(50);
        assertThat(counts(ada)).startsWith(emoji.getFirst() + "2 ");
    }

    /// Through two nodes, so that what one node keeps in order itself does not help.
    @Test
    void aHundredAtOnceAreCountedExactly() throws Exception {
        var people = new ArrayList<Person>();
        people.add(ada);
        for (var i = 0; i < 4; i++) {
            people.add(team.join("P" + i));
        }
        var emoji = List.of("👍", "🎉", "👀", "🚀", "🙏", "🔥", "✅", "💯", "😂", "😢");
        try (var other = Node.start();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tasks = new ArrayList<Callable<Answer>>();
            for (var one : emoji) {
                people.forEach(person -> {
                    tasks.add(() -> add(person, one));
                    tasks.add(() -> add(person.at(other), one));
                });
            }
            for (var done : threads.invokeAll(tasks)) {
                done.get().ok();
            }
        }

        assertThat(counts(ada).split(" "))
                .containsExactlyInAnyOrderElementsOf(
                        emoji.stream().map(one -> one + people.size()).toList());
        assertThat(items()).isEqualTo(50);
    }

    @Test
    void eventsTellOfThem() {
        var bob = team.join("Bob");
        try (var socket = node.socket(ada.token())) {
            var stream = socket.run("roomEvents", Map.of("id", team.general()));
            stream.awaitEvent("StreamOpened");

            add(bob, "👍").ok();
            add(bob, "👍").ok();
            var added = stream.awaitEvent("ReactionAdded");
            assertThat(added.at("/user/id").asString()).isEqualTo(bob.id());
            assertThat(added.at("/emoji").asString()).isEqualTo("👍");
            assertThat(added.at("/message/id").asString()).isEqualTo(message);
            assertThat(added.at("/message/version").asInt()).isEqualTo(2);
            assertThat(added.at("/message/reactions/0/count").asInt()).isEqualTo(1);

            remove(bob, "👍").ok();
            var removed = stream.awaitEvent("ReactionRemoved");
            assertThat(removed.at("/message/reactions").size()).isZero();
            assertThat(counts(ada)).isEmpty();
        }
    }

    @Test
    void aDeletedMessageHasNone() {
        add(ada, "👍").ok();
        ada.api().run("deleteMessage", Map.of("id", message)).ok();

        assertThat(counts(ada)).isEmpty();
        add(ada, "🎉").refused(ErrorCode.CONFLICT);
        await().atMost(Duration.ofSeconds(30)).until(() -> items() == 0);
    }

    private Answer add(Person person, String emoji) {
        return react(person, "addReaction", message, emoji);
    }

    private Answer remove(Person person, String emoji) {
        return react(person, "removeReaction", message, emoji);
    }

    private static Answer react(Person person, String mutation, String message, String emoji) {
        return person.api().run(mutation, Map.of("id", message, "emoji", emoji));
    }

    private Answer users(Map<String, ?> variables) {
        var document = """
                query ($id: ID!, $first: Int, $after: String) {
                  message(id: $id) {
                    reactions {
                      users(first: $first, after: $after) {
                        edges { cursor }
                        nodes { id }
                        pageInfo { hasNextPage }
                      }
                    }
                  }
                }
                """;
        return ada.api().send(document, variables).ok();
    }

    /// `👍2 🎉1`
    private String counts(Person person) {
        var found = new ArrayList<String>();
        person.api()
                .run("reactions", Map.of("id", team.general()))
                .ok()
                .data("room.messages.nodes.0.reactions")
                .forEach(one ->
                        found.add(one.get("emoji").asString() + one.get("count").asInt()));
        return String.join(" ", found);
    }

    private int items() {
        var partition = "MESSAGE#" + MessageId.parse(message).uuid();
        return node.bean(Dynamo.class)
                .query(Query.of(Table.REACTIONS, Index.PRIMARY, partition, "REACTION#"))
                .size();
    }
}
