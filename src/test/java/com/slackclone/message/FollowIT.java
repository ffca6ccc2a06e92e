package com.slackclone.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.slackclone.account.UserId;
import com.slackclone.platform.error.ErrorCode;
import com.slackclone.testing.Answer;
import com.slackclone.testing.ApplicationTest;
import com.slackclone.testing.Node;
import com.slackclone.testing.Person;
import com.slackclone.testing.Team;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@ApplicationTest
class FollowIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final Node node;
    private final Team team;
    private final Person ada;
    private final Person bob;
    private final String root;

    FollowIT(Node node) {
        this.node = node;
        this.team = Team.create(node);
        this.ada = team.admin();
        this.bob = team.join("Bob");
        this.root = ada.send(team.general(), "Lunch?");
    }

    @Test
    void whoDoesNotWantToFollowDoesNotUntilTheyReplyAgain() {
        assertThat(state(ada)).isEqualTo("true 0 0");
        unfollow(ada).ok();
        reply(bob, root, "Yes");
        assertThat(state(ada)).isEqualTo("false 0 0");
        unfollow(bob).ok();
        reply(ada, root, "At noon");

        assertThat(state(ada)).isEqualTo("true 2 0");
        assertThat(state(bob)).startsWith("false");
        assertThat(unfollow(bob)
                        .ok()
                        .data("unfollowThread.thread.viewerIsFollowing")
                        .asBoolean())
                .isFalse();
        reply(bob, root, "Good");
        assertThat(state(bob)).isEqualTo("true 3 0");
    }

    @Test
    void whoFollowsHasReadWhatIsThere() {
        reply(ada, root, "Anybody?");

        assertThat(follow(bob)
                        .ok()
                        .data("followThread.thread.viewerIsFollowing")
                        .asBoolean())
                .isTrue();
        reply(ada, root, "Nobody?");
        follow(bob).ok();

        assertThat(state(bob)).isEqualTo("true 1 1");
        assertThat(follow(ada)
                        .ok()
                        .data("followThread.thread.viewerUnreadCount")
                        .asInt())
                .isZero();
    }

    @Test
    void theMarkerOnlyMovesForward() {
        follow(bob).ok();
        List.of("One", "Two", "Three").forEach(content -> reply(ada, root, content));

        assertThat(read(bob, 2)
                        .ok()
                        .data("markThreadRead.thread.viewerUnreadCount")
                        .asInt())
                .isEqualTo(1);
        read(bob, 1).ok();
        assertThat(state(bob)).isEqualTo("true 2 1");
        read(bob, 4).refused(ErrorCode.BAD_USER_INPUT);
        assertThat(state(bob)).isEqualTo("true 2 1");
        read(bob, 3).ok();
        assertThat(state(bob)).isEqualTo("true 3 0");
    }

    @Test
    void theAuthorOfTheMessageReadsWithoutAWord() {
        reply(bob, root, "Yes");

        read(ada, 1).ok();
        assertThat(state(ada)).isEqualTo("true 1 0");
        var cem = team.join("Cem");
        read(cem, 1).ok();
        assertThat(state(cem)).isEqualTo("false 0 0");
    }

    @Test
    void theLastRepliedToIsListedFirst() {
        var second = ada.send(team.general(), "Dinner?");
        reply(bob, root, "Yes");
        reply(bob, second, "No");
        await().atMost(SOON).untilAsserted(() -> assertThat(listed(ada, false)).containsExactly(second, root));

        reply(bob, root, "Where?");

        await().atMost(SOON).untilAsserted(() -> assertThat(listed(ada, false)).containsExactly(root, second));
        assertThat(listed(bob, false)).containsExactly(root, second);
        var first = threads(ada, Map.of("first", 1));
        var cursor = first.text("workspace.viewerThreads.edges.0.cursor");
        assertThat(first.data("workspace.viewerThreads.pageInfo.hasNextPage").asBoolean())
                .isTrue();
        assertThat(roots(threads(ada, Map.of("first", 1, "after", cursor)))).containsExactly(second);
        assertThat(roots(threads(ada, Map.of("last", 1)))).containsExactly(second);
    }

    @Test
    void thoseWithSomethingUnreadAreCounted() {
        var second = ada.send(team.general(), "Dinner?");
        reply(bob, root, "Yes");
        reply(bob, second, "No");
        await().atMost(SOON).untilAsserted(() -> assertThat(unread(ada)).isEqualTo(2));
        assertThat(unread(bob)).isZero();

        read(ada, 1).ok();
        await().atMost(SOON).untilAsserted(() -> assertThat(unread(ada)).isEqualTo(1));
        assertThat(listed(ada, true)).containsExactly(second);
        reply(ada, second, "Why?");
        await().atMost(SOON).untilAsserted(() -> assertThat(unread(ada)).isZero());
        unfollow(ada).ok();
        await().atMost(SOON).untilAsserted(() -> assertThat(listed(ada, false)).containsExactly(second));
    }

    @Test
    void whatMayNotBeReadAnyMoreIsNotListed() {
        var secret = ada.createChannel(team.id(), "secret", "PRIVATE");
        ada.addTo(secret, bob);
        var message = bob.send(secret, "Hello");
        replyIn(secret, ada, message, "Hi");
        await().atMost(SOON).untilAsserted(() -> assertThat(unread(bob)).isEqualTo(1));

        ada.api()
                .run("removeChannelMember", Map.of("id", secret, "user", bob.id()))
                .ok();

        assertThat(unread(bob)).isZero();
        assertThat(listed(bob, false)).isEmpty();
        for (var mutation : List.of("followThread", "unfollowThread")) {
            bob.api().run(mutation, Map.of("id", message)).refused(ErrorCode.NOT_FOUND);
        }
        bob.api().run("markThreadRead", Map.of("id", message, "seq", 1)).refused(ErrorCode.NOT_FOUND);
    }

    /// A client holds what it fetched; the events make of it what it would fetch now.
    @Test
    void theViewersOwnDevicesAreTold() {
        reply(bob, root, "Yes");
        try (var socket = node.socket(ada.token())) {
            var stream = socket.run("workspaceEvents", Map.of("id", team.id()));
            stream.awaitEvent("StreamOpened");

            read(ada, 1).ok();
            var read = stream.awaitEvent("ThreadRead");
            assertThat(read.path("lastReadSeq").asInt()).isEqualTo(1);
            assertThat(read.at("/thread/viewerUnreadCount").asInt()).isZero();
            assertThat(read.at("/thread/root/id").asString()).isEqualTo(root);
            unfollow(ada).ok();
            assertThat(stream.awaitEvent("ThreadFollowChanged")
                            .at("/thread/viewerIsFollowing")
                            .asBoolean())
                    .isFalse();
            follow(ada).ok();
            assertThat(stream.awaitEvent("ThreadFollowChanged")
                            .path("isFollowing")
                            .asBoolean())
                    .isTrue();
        }
    }

    /// Also where they are not in the channel.
    @Test
    void thoseWhoFollowHearOfRepliesInTheStreamOfTheWorkspace() {
        var open = team.channel("open");
        var message = ada.send(open, "Hello");
        bob.api().run("followThread", Map.of("id", message)).ok();
        try (var socket = node.socket(bob.token())) {
            var stream = socket.run("workspaceEvents", Map.of("id", team.id()));
            stream.awaitEvent("StreamOpened");

            var reply = replyIn(open, ada, message, "Hi");
            var sent = stream.awaitEvent("MessageSent");
            assertThat(sent.at("/message/id").asString()).isEqualTo(reply);
            ada.api().run("deleteMessage", Map.of("id", reply)).ok();
            assertThat(stream.awaitEvent("MessageDeleted").at("/message/id").asString())
                    .isEqualTo(reply);
        }
    }

    @Test
    void whoMayNotReadTheRoomAnyMoreHearsNothing() {
        var secret = ada.createChannel(team.id(), "secret", "PRIVATE");
        ada.addTo(secret, bob);
        var message = bob.send(secret, "Hello");
        replyIn(secret, bob, message, "Mine");
        ada.api()
                .run("removeChannelMember", Map.of("id", secret, "user", bob.id()))
                .ok();
        try (var socket = node.socket(bob.token());
                var adas = node.socket(ada.token())) {
            var hers = adas.run("workspaceEvents", Map.of("id", team.id()));
            hers.awaitEvent("StreamOpened");
            var his = socket.run("workspaceEvents", Map.of("id", team.id()));
            his.awaitEvent("StreamOpened");
            replyIn(secret, ada, message, "Hidden");
            hers.await(one -> one.toString().contains("Hidden"));

            follow(bob).ok();
            reply(ada, root, "Shown");
            his.await(one -> one.toString().contains("Shown"));
            assertThat(his.all()).noneMatch(one -> one.toString().contains("Hidden"));
        }
    }

    @Test
    void whoIsMentionedFollowsUnlessTheyHaveSaidOtherwiseSince() {
        var followers = node.bean(ThreadFollowers.class);
        var messages = node.bean(MessageTable.class);
        var user = UserId.parse(bob.id());
        reply(ada, root, "Somebody?");
        var first = messages.find(MessageId.parse(reply(ada, root, "Bob?"))).orElseThrow();

        followers.mentioned(first, List.of(user));
        followers.mentioned(first, List.of(user));
        assertThat(state(bob)).isEqualTo("true 1 1");
        unfollow(bob).ok();
        followers.mentioned(first, List.of(user));
        assertThat(state(bob)).startsWith("false");

        var second = messages.find(MessageId.parse(reply(ada, root, "Bob!"))).orElseThrow();
        followers.mentioned(second, List.of(user));
        assertThat(state(bob)).isEqualTo("true 2 1");
    }

    private Answer follow(Person person) {
        return person.api().run("followThread", Map.of("id", root));
    }

    private Answer unfollow(Person person) {
        return person.api().run("unfollowThread", Map.of("id", root));
    }

    private Answer read(Person person, int seq) {
        return person.api().run("markThreadRead", Map.of("id", root, "seq", seq));
    }

    /// `{isFollowing} {lastReadSeq} {unreadCount}`
    private String state(Person person) {
        var thread = person.api().run("thread", Map.of("id", root)).ok();
        return String.join(
                " ",
                thread.data("thread.viewerIsFollowing").asString(),
                thread.data("thread.viewerLastReadSeq").asString(),
                thread.data("thread.viewerUnreadCount").asString());
    }

    private String reply(Person person, String parent, String content) {
        return replyIn(team.general(), person, parent, content);
    }

    private static String replyIn(String room, Person person, String parent, String content) {
        return person.api()
                .run("reply", Map.of("input", Map.of("roomId", room, "parentId", parent, "content", content)))
                .ok()
                .text("sendMessage.message.id");
    }

    private List<String> listed(Person person, boolean isUnread) {
        return roots(threads(person, Map.of("isUnread", isUnread)));
    }

    private static List<String> roots(Answer threads) {
        return threads.data("workspace.viewerThreads.nodes")
                .valueStream()
                .map(thread -> thread.at("/root/id").asString())
                .toList();
    }

    private int unread(Person person) {
        return threads(person, Map.of())
                .data("workspace.viewerUnreadThreadCount")
                .asInt();
    }

    private Answer threads(Person person, Map<String, ?> others) {
        var variables = new HashMap<String, Object>(others);
        variables.put("id", team.id());
        return person.api().run("viewerThreads", variables).ok();
    }
}
