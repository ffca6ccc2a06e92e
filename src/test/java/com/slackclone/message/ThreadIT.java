package com.slackclone.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.slackclone.platform.error.ErrorCode;
import com.slackclone.testing.Answer;
import com.slackclone.testing.ApplicationTest;
import com.slackclone.testing.Node;
import com.slackclone.testing.Person;
import com.slackclone.testing.Team;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@ApplicationTest
class ThreadIT {

    private final Team team;
    private final Person ada;
    private final String root;

    ThreadIT(Node node) {
        this.team = Team.create(node);
        this.ada = team.admin();
        this.root = ada.send(team.general(), "Lunch?");
    }

    @Test
    void aReplyStandsInTheThreadAndNotInTheRoom() {
        var bob = team.join("Bob");
        var reply = reply(bob, root, "Yes").ok();
        reply(bob, root, "At noon").ok();

        assertThat(reply.data("sendMessage.message.seq").asInt()).isEqualTo(1);
        assertThat(reply.text("sendMessage.message.parentId")).isEqualTo(root);
        assertThat(reply.text("sendMessage.message.id").length()).isLessThanOrEqualTo(100);
        var thread = thread(ada);
        assertThat(thread.text("thread.root.id")).isEqualTo(root);
        assertThat(thread.data("thread.replyCount").asInt()).isEqualTo(2);
        assertThat(Instant.parse(thread.text("thread.lastReplyAt")))
                .isAfter(Instant.now().minusSeconds(60));
        assertThat(thread.data("thread.participants").findValuesAsString("id")).containsExactly(ada.id(), bob.id());
        assertThat(contents(thread)).containsExactly("Yes", "At noon");
        assertThat(thread.text("thread.replies.nodes.0.parent.id")).isEqualTo(root);

        var room = ada.api().run("history", Map.of("id", team.general())).ok();
        assertThat(room.data("room.messages.nodes").size()).isEqualTo(1);
        assertThat(room.data("room.latestSeq").asInt()).isEqualTo(1);
    }

    @Test
    void aReplyToAReplyGoesIntoTheSameThread() {
        var first = reply(ada, root, "One").ok().text("sendMessage.message.id");
        var second = reply(ada, first, "Two").ok();

        assertThat(second.text("sendMessage.message.parentId")).isEqualTo(root);
        assertThat(second.data("sendMessage.message.thread.replyCount").asInt()).isEqualTo(2);
        assertThat(ada.api().run("thread", Map.of("id", first)).ok().text("thread.root.id"))
                .isEqualTo(root);
        assertThat(ada.api().run("node", Map.of("id", first)).ok().text("node.id"))
                .isEqualTo(first);
    }

    @Test
    void theMessageInTheRoomSaysWhatTheReplySays() {
        var sent = ada.api()
                .run("reply", Map.of("input", input(root, "For all", Map.of("alsoSendToRoom", true))))
                .ok();
        var reply = sent.text("sendMessage.message.id");
        var inRoom = sent.text("sendMessage.message.broadcast.id");

        assertThat(sent.data("sendMessage.message.broadcast.seq").asInt()).isEqualTo(2);
        assertThat(sent.text("sendMessage.message.broadcast.parentId")).isEqualTo(root);
        assertThat(sent.text("sendMessage.message.broadcast.broadcastOf.id")).isEqualTo(reply);
        assertThat(content(inRoom)).isEqualTo("For all");

        edit(reply, "For everybody").ok();
        assertThat(content(inRoom)).isEqualTo(content(reply)).isEqualTo("For everybody");
        edit(inRoom, "For all of you").ok();
        assertThat(content(inRoom)).isEqualTo(content(reply)).isEqualTo("For all of you");

        ada.api().run("deleteMessage", Map.of("id", inRoom)).ok();
        assertThat(content(inRoom)).isEqualTo(content(reply)).isEqualTo("null");
        assertThat(thread(ada).data("thread.replyCount").asInt()).isZero();
        edit(reply, "Again").refused(ErrorCode.CONFLICT);
        assertThat(reply(ada, inRoom, "Still here").ok().text("sendMessage.message.parentId"))
                .isEqualTo(root);
    }

    @Test
    void deletedRepliesDoNotCountAndKeepTheirNumbers() {
        var first = reply(ada, root, "One").ok().text("sendMessage.message.id");
        reply(ada, root, "Two").ok();

        ada.api().run("deleteMessage", Map.of("id", first)).ok();
        ada.api().run("deleteMessage", Map.of("id", first)).ok();

        var thread = thread(ada);
        assertThat(thread.data("thread.replyCount").asInt()).isEqualTo(1);
        assertThat(thread.data("thread.latestSeq").asInt()).isEqualTo(2);
        assertThat(contents(thread)).containsExactly("null", "Two");
        assertThat(reply(ada, root, "Three")
                        .ok()
                        .data("sendMessage.message.seq")
                        .asInt())
                .isEqualTo(3);
    }

    @Test
    void aThreadGoesOnWithoutItsMessage() {
        reply(ada, root, "One").ok();
        ada.api().run("deleteMessage", Map.of("id", root)).ok();
        reply(ada, root, "Two").ok();
        var empty = ada.send(team.general(), "Nobody replies");
        ada.api().run("deleteMessage", Map.of("id", empty)).ok();

        assertThat(contents(thread(ada))).containsExactly("One", "Two");
        reply(ada, empty, "Too late").refused(ErrorCode.CONFLICT);
    }

    @Test
    void sentAgainItIsTheSameReply() {
        var input = input(root, "Once", Map.of("clientMessageId", "one"));
        var first = ada.api().run("reply", Map.of("input", input)).ok();
        var second = ada.api().run("reply", Map.of("input", input)).ok();

        assertThat(second.data("sendMessage.message")).isEqualTo(first.data("sendMessage.message"));
        assertThat(thread(ada).data("thread.replyCount").asInt()).isEqualTo(1);
    }

    @Test
    void inAnArchivedChannelOnlyWhatWasSentBeforeIsAnswered() {
        var channel = team.channel("old");
        var message = ada.send(channel, "Hello");
        var input = Map.of("roomId", channel, "parentId", message, "content", "Once", "clientMessageId", "one");
        var sent = ada.api().run("reply", Map.of("input", input)).ok();
        ada.api().run("archiveChannel", Map.of("id", channel)).ok();

        var again = ada.api().run("reply", Map.of("input", input)).ok();

        assertThat(again.text("sendMessage.message.id")).isEqualTo(sent.text("sendMessage.message.id"));
        ada.api()
                .run("reply", Map.of("input", Map.of("roomId", channel, "parentId", message, "content", "New")))
                .refused(ErrorCode.CONFLICT);
    }

    @Test
    void repliesArePaged() {
        IntStream.rangeClosed(1, 5).forEach(i -> reply(ada, root, "R" + i).ok());

        var last = thread(ada, Map.of("last", 2));
        assertThat(contents(last)).containsExactly("R4", "R5");
        assertThat(last.data("thread.replies.pageInfo.hasPreviousPage").asBoolean())
                .isTrue();
        var before = thread(ada, Map.of("last", 2, "before", last.text("thread.replies.edges.0.cursor")));
        assertThat(contents(before)).containsExactly("R2", "R3");
        var after = thread(ada, Map.of("first", 1, "after", last.text("thread.replies.edges.0.cursor")));
        assertThat(contents(after)).containsExactly("R5");
        ada.api().run("thread", Map.of("id", root, "after", root)).refused(ErrorCode.BAD_USER_INPUT);
        ada.api().run("thread", Map.of("id", root, "first", 101)).refused(ErrorCode.BAD_USER_INPUT);
    }

    @Test
    void whoIsNotInTheRoomDoesNotReply() {
        var bob = team.join("Bob");
        var open = team.channel("open");
        var secret = ada.createChannel(team.id(), "secret", "PRIVATE");
        var inOpen = ada.send(open, "Hello");
        var inSecret = ada.send(secret, "Hello");

        replyIn(bob, open, inOpen).refused(ErrorCode.FORBIDDEN);
        replyIn(bob, secret, inSecret).refused(ErrorCode.NOT_FOUND);
        bob.api().run("thread", Map.of("id", inSecret)).refused(ErrorCode.NOT_FOUND);

        for (var message : List.of(inOpen, inSecret)) {
            assertThat(ada.api()
                            .run("thread", Map.of("id", message))
                            .ok()
                            .data("thread.latestSeq")
                            .asInt())
                    .isZero();
        }
    }

    /// An id of a private room's reply that pretends to be in a public room.
    @Test
    void anIdWithAnotherRoomLeadsNowhere() {
        var bob = team.join("Bob");
        var secret = ada.createChannel(team.id(), "secret", "PRIVATE");
        var message = ada.send(secret, "Hello");
        var reply = MessageId.parse(replyIn(ada, secret, message).ok().text("sendMessage.message.id"));
        var general = MessageId.parse(root).room();
        var forged = new MessageId(general, reply.root(), reply.uuid()).global();

        for (var id : List.of(reply.global(), forged)) {
            bob.api().run("message", Map.of("id", id)).refused(ErrorCode.NOT_FOUND);
            bob.api().run("thread", Map.of("id", id)).refused(ErrorCode.NOT_FOUND);
        }
        reply(bob, forged, "Hello").refused(ErrorCode.NOT_FOUND);
    }

    @Test
    void badInputSendsNothing() {
        reply(ada, root, "").refused(ErrorCode.BAD_USER_INPUT);
        replyIn(ada, team.channel("other"), root).refused(ErrorCode.NOT_FOUND);
        reply(ada, "nonsense", "x").refused(ErrorCode.NOT_FOUND);
        ada.api()
                .run("reply", Map.of("input", Map.of("roomId", team.general(), "content", "x", "alsoSendToRoom", true)))
                .refused(ErrorCode.BAD_USER_INPUT);

        assertThat(thread(ada).data("thread.latestSeq").asInt()).isZero();
    }

    /// Through two nodes, so that what one node keeps in order itself does not help.
    @Test
    void fiftyAtOnceAreCountedExactly() throws Exception {
        var people = Stream.of("Bob", "Cem").map(team::join).toList();
        try (var other = Node.start();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tasks = new ArrayList<Callable<Answer>>();
            for (var i = 0; i < 25; i++) {
                tasks.add(() -> reply(people.getFirst(), root, "Here"));
                tasks.add(() -> reply(people.getLast().at(other), root, "There"));
            }
            for (var done : threads.invokeAll(tasks)) {
                done.get().ok();
            }
        }

        var thread = thread(ada, Map.of("first", 100));
        assertThat(thread.data("thread.replyCount").asInt()).isEqualTo(50);
        assertThat(thread.data("thread.participants").size()).isEqualTo(3);
        assertThat(thread.data("thread.replies.nodes").findValues("seq").stream()
                        .map(seq -> seq.asInt())
                        .toList())
                .isEqualTo(IntStream.rangeClosed(1, 50).boxed().toList());
    }

    @Test
    void whoRepliesFollowsAndHasRead() {
        var bob = team.join("Bob");
        var cem = team.join("Cem");
        reply(bob, root, "One").ok();
        reply(ada, root, "Two").ok();
        reply(bob, root, "Three").ok();

        assertThat(state(ada)).isEqualTo("true 2 1");
        assertThat(state(bob)).isEqualTo("true 3 0");
        assertThat(state(cem)).isEqualTo("false 0 0");
    }

    /// `{isFollowing} {lastReadSeq} {unreadCount}`
    private String state(Person person) {
        var thread = thread(person);
        return String.join(
                " ",
                thread.data("thread.viewerIsFollowing").asString(),
                thread.data("thread.viewerLastReadSeq").asString(),
                thread.data("thread.viewerUnreadCount").asString());
    }

    private Answer reply(Person person, String parent, String content) {
        return person.api().run("reply", Map.of("input", input(parent, content, Map.of())));
    }

    private Map<String, Object> input(String parent, String content, Map<String, ?> others) {
        var input = new HashMap<String, Object>(others);
        input.putAll(Map.of("roomId", team.general(), "parentId", parent, "content", content));
        return input;
    }

    private static Answer replyIn(Person person, String room, String parent) {
        return person.api()
                .run("reply", Map.of("input", Map.of("roomId", room, "parentId", parent, "content", "Hello")));
    }

    private Answer thread(Person person) {
        return thread(person, Map.of());
    }

    private Answer thread(Person person, Map<String, ?> page) {
        var variables = new HashMap<String, Object>(page);
        variables.put("id", root);
        return person.api().run("thread", variables).ok();
    }

    private static List<String> contents(Answer thread) {
        return thread.data("thread.replies.nodes")
                .valueStream()
                .map(node -> node.path("content").asString("null"))
                .toList();
    }

    private String content(String message) {
        return ada.api()
                .run("message", Map.of("id", message))
                .ok()
                .data("message.content")
                .asString("null");
    }

    private Answer edit(String message, String content) {
        return ada.api().run("editMessage", Map.of("id", message, "content", content));
    }
}
