package com.slackclone.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.slackclone.platform.error.ErrorCode;
import com.slackclone.testing.Answer;
import com.slackclone.testing.ApplicationTest;
import com.slackclone.testing.Node;
import com.slackclone.testing.Person;
import com.slackclone.testing.Team;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@ApplicationTest
class SendMessageIT {

    private final Node node;

    SendMessageIT(Node node) {
        this.node = node;
    }

    @Test
    void aMessageIsStoredToTheLetter() {
        var team = Team.create(node);
        var content = "if (a < b) {\n\treturn \"&amp;\"; // שלום 🚀\r\n} ";

        var sent = send(team.admin(), team.general(), content).ok();

        assertThat(sent.text("sendMessage.message.content")).isEqualTo(content);
        assertThat(sent.data("sendMessage.message.seq").asInt()).isEqualTo(1);
        assertThat(sent.text("sendMessage.message.author.id"))
                .isEqualTo(team.admin().id());
        var read = team.admin()
                .api()
                .run("message", Map.of("id", sent.text("sendMessage.message.id")))
                .ok();
        assertThat(read.text("message.content")).isEqualTo(content);
        assertThat(read.data("message.viewerCanEdit").asBoolean()).isTrue();
    }

    @Test
    void aRetryGivesTheFirstMessageAndSendsNothing() {
        var team = Team.create(node);
        var first = sendAs(team.admin(), team.general(), "Hello", "retry-1").ok();

        var second = sendAs(team.admin(), team.general(), "Hello", "retry-1").ok();

        assertThat(second.text("sendMessage.message.id")).isEqualTo(first.text("sendMessage.message.id"));
        assertThat(latestSeq(team)).isEqualTo(1);
    }

    @Test
    void theSameClientIdOfAnotherPersonIsAnotherMessage() {
        var team = Team.create(node);
        var bob = team.join("Bob");
        sendAs(team.admin(), team.general(), "Hello", "same").ok();
        sendAs(bob, team.general(), "Hello", "same").ok();

        assertThat(latestSeq(team)).isEqualTo(2);
    }

    @Test
    void tenRetriesAtOnceOnTwoNodesAreOneMessage() throws Exception {
        var team = Team.create(node);
        var elsewhere = team.admin().at(Node.probe());

        var ids = atOnce(IntStream.range(0, 10)
                        .mapToObj(i -> i % 2 == 0 ? team.admin() : elsewhere)
                        .map(person -> () -> sendAs(person, team.general(), "Once", "at-once")
                                .ok()
                                .text("sendMessage.message.id")))
                .stream()
                .collect(Collectors.toSet());

        assertThat(ids).hasSize(1);
        assertThat(latestSeq(team)).isEqualTo(1);
    }

    @Test
    void numbersHaveNoGapsWhereTwoNodesWriteAtOnce() throws Exception {
        var team = Team.create(node);
        var elsewhere = team.admin().at(Node.probe());

        var numbers = atOnce(IntStream.range(0, 40)
                .mapToObj(i -> i % 2 == 0 ? team.admin() : elsewhere)
                .map(person -> () -> send(person, team.general(), "Busy")
                        .ok()
                        .data("sendMessage.message.seq")
                        .asLong()));

        assertThat(numbers)
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(1, 40).boxed().toList());
        var history = team.admin()
                .api()
                .run("history", Map.of("id", team.general(), "first", 100))
                .ok();
        assertThat(history.data("room.messages.nodes")
                        .valueStream()
                        .map(message -> message.path("seq").asLong()))
                .as("the order of the keys is the order of the numbers")
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 40).boxed().toList());
    }

    @Test
    void whatOneWroteIsUnreadForTheOthersOnly() {
        var team = Team.create(node);
        var bob = team.join("Bob");

        send(team.admin(), team.general(), "One").ok();
        send(team.admin(), team.general(), "Two").ok();

        assertThat(unread(team.admin(), team.general())).isZero();
        assertThat(unread(bob, team.general())).isEqualTo(2);
    }

    @Test
    void aMessageThatIsTooLongIsRefusedAndChangesNothing() {
        var team = Team.create(node);

        send(team.admin(), team.general(), "🚀".repeat(4000)).ok();
        var refused = send(team.admin(), team.general(), "x".repeat(4001)).refused(ErrorCode.BAD_USER_INPUT);

        assertThat(refused.details())
                .containsEntry("field", "input.content")
                .containsEntry("reason", "TOO_LONG")
                .containsEntry("limit", 4000)
                .containsEntry("actual", 4001);
        assertThat(latestSeq(team)).isEqualTo(1);
    }

    @Test
    void whatIsNoTextIsRefused() {
        var team = Team.create(node);

        for (var content : List.of("", " \n", "a\u0000b")) {
            send(team.admin(), team.general(), content).refused(ErrorCode.BAD_USER_INPUT);
        }
        sendAs(team.admin(), team.general(), "Hello", "x".repeat(129)).refused(ErrorCode.BAD_USER_INPUT);

        assertThat(latestSeq(team)).isZero();
    }

    @Test
    void oneMustBeInTheChannel() {
        var team = Team.create(node);
        var bob = team.join("Bob");
        var open = team.admin().createChannel(team.id(), "open", "PUBLIC");
        var closed = team.admin().createChannel(team.id(), "closed", "PRIVATE");

        send(bob, open, "Hello").refused(ErrorCode.FORBIDDEN);
        send(bob, closed, "Hello").refused(ErrorCode.NOT_FOUND);
        node.api()
                .run("sendMessage", Map.of("input", Map.of("roomId", open, "content", "Hello")))
                .refused(ErrorCode.UNAUTHENTICATED);

        assertThat(latestSeq(team.admin(), open)).isZero();
        assertThat(latestSeq(team.admin(), closed)).isZero();
    }

    private static Answer send(Person person, String room, String content) {
        return person.api().run("sendMessage", Map.of("input", Map.of("roomId", room, "content", content)));
    }

    private static Answer sendAs(Person person, String room, String content, String clientId) {
        var input = Map.of("roomId", room, "content", content, "clientMessageId", clientId);
        return person.api().run("sendMessage", Map.of("input", input));
    }

    private static long latestSeq(Team team) {
        return latestSeq(team.admin(), team.general());
    }

    private static long latestSeq(Person person, String room) {
        return person.api()
                .run("room", Map.of("id", room))
                .ok()
                .data("room.latestSeq")
                .asLong();
    }

    private static long unread(Person person, String room) {
        return person.api()
                .run("room", Map.of("id", room))
                .ok()
                .data("room.viewerUnreadCount")
                .asLong();
    }

    private static <T> List<T> atOnce(Stream<Callable<T>> tasks) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = tasks.toList();
            return threads.invokeAll(all).stream().map(done -> done.resultNow()).toList();
        }
    }
}
