package com.slackclone.personal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.slackclone.account.UserId;
import com.slackclone.message.OrderedMessages;
import com.slackclone.platform.dynamodb.Dynamo;
import com.slackclone.platform.dynamodb.Index;
import com.slackclone.platform.dynamodb.Query;
import com.slackclone.platform.dynamodb.Table;
import com.slackclone.platform.error.ErrorCode;
import com.slackclone.testing.ApplicationTest;
import com.slackclone.testing.Calls;
import com.slackclone.testing.Node;
import com.slackclone.testing.Person;
import com.slackclone.testing.Team;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What becomes of scheduled messages. The node's own worker sends what is due by the clock; where a test needs to
/// come before it, it schedules for an hour later and makes the round of that time itself.
@ApplicationTest
class ScheduledSendingIT {

    private static final Duration HOUR = Duration.ofHours(1);

    private final Node node;
    private final Team team;
    private final Person ada;
    private final Scheduled scheduled;
    private final Instant due = Instant.now().plus(HOUR);

    ScheduledSendingIT(Node node) {
        this.node = node;
        this.team = Team.create(node);
        this.ada = team.admin();
        this.scheduled = new Scheduled(ada, team);
    }

    private void round() {
        node.bean(ScheduledRounds.class).go(due.plusSeconds(60));
    }

    @Test
    void itIsSentInTime() {
        var bob = team.join("Bob");
        try (var socket = node.socket(ada.token());
                var others = node.socket(bob.token())) {
            var stream = socket.subscribe(EVENTS, Map.of("id", team.id()));
            var room = others.run("roomEvents", Map.of("id", team.general()));
            stream.awaitEvent("StreamOpened");
            room.awaitEvent("StreamOpened");

            var id = scheduled.add("Hello, everybody", Instant.now().plusSeconds(2));

            var sent = stream.awaitEvent("ScheduledMessageSent").path("scheduledMessage");
            assertThat(sent).isEqualTo(scheduled.one(id));
            assertThat(sent.path("status").asString()).isEqualTo("SENT");
            var message = room.awaitEvent("MessageSent").path("message");
            assertThat(message.path("id").asString())
                    .isEqualTo(sent.at("/message/id").asString());
            assertThat(message.path("content").asString()).isEqualTo("Hello, everybody");
            assertThat(scheduled.history(team.general())).containsExactly("Hello, everybody");
            assertThat(scheduled.ids(Map.of())).isEmpty();
            scheduled.cancel(id).refused(ErrorCode.CONFLICT);
            scheduled.update(Map.of("scheduledMessageId", id, "content", "Bye")).refused(ErrorCode.CONFLICT);
        }
    }

    @Test
    void aReplyGoesIntoItsThread() {
        var root = ada.send(team.general(), "Lunch?");
        var input = new HashMap<String, Object>(scheduled.input("Soup", due));
        input.put("parentId", root);
        var id = Scheduled.id(scheduled.schedule(input));
        assertThat(scheduled.one(id).path("rootId").asString()).isEqualTo(root);

        round();

        var thread = ada.api().run("thread", Map.of("id", root)).ok();
        assertThat(thread.text("thread.replies.nodes.0.content")).isEqualTo("Soup");
        assertThat(thread.text("thread.replies.nodes.0.id"))
                .isEqualTo(scheduled.one(id).at("/message/id").asString());
        assertThat(thread.data("thread.replyCount").asInt()).isEqualTo(1);
        assertThat(thread.data("thread.viewerIsFollowing").asBoolean()).isTrue();
        assertThat(scheduled.history(team.general())).containsExactly("Lunch?");
    }

    @Test
    void thoseOfARoomComeInTheOrderOfTheirTimes() {
        var contents =
                IntStream.range(0, 12).mapToObj(number -> "Message " + number).toList();
        var shuffled = new ArrayList<>(contents);
        Collections.reverse(shuffled);
        shuffled.forEach(content -> scheduled.add(content, due.plusMillis(contents.indexOf(content))));
        scheduled.add("Not yet", due.plus(HOUR));

        round();

        assertThat(scheduled.history(team.general())).isEqualTo(contents);
        assertThat(scheduled.ids(Map.of())).hasSize(1);
    }

    /// Several workers, of which any may be late, and the author, who cancels or changes at the same moment.
    @Test
    void whoeverIsAtItItIsSentOnceOrNotAtAll() throws Exception {
        var schedule = node.bean(Schedule.class);
        var sender = node.bean(ScheduledSender.class);
        var ids = IntStream.range(0, 16)
                .mapToObj(number -> scheduled.add("Message " + number, due))
                .toList();
        var read = ids.stream()
                .map(id -> schedule.find(ScheduledId.parse(id)).orElseThrow())
                .toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tasks = new ArrayList<Callable<Object>>();
            for (var message : read) {
                var number = read.indexOf(message);
                tasks.add(() -> {
                    sender.send(message);
                    return "sent";
                });
                if (number % 4 == 0) {
                    tasks.add(() -> scheduled.cancel(message.id().global()));
                }
                if (number % 4 == 1) {
                    tasks.add(() -> scheduled.update(
                            Map.of("scheduledMessageId", message.id().global(), "content", "Changed " + number)));
                }
                tasks.add(() -> {
                    sender.send(message);
                    return "sent";
                });
            }
            for (var task : threads.invokeAll(tasks)) {
                task.get();
            }
        }
        read.forEach(sender::send);
        round();

        var expected = ids.stream()
                .map(scheduled::one)
                .filter(one -> one.path("status").asString().equals("SENT"))
                .map(one -> one.path("content").asString())
                .toList();
        assertThat(scheduled.history(team.general())).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(expected).hasSizeGreaterThanOrEqualTo(12);
        assertThat(ids.stream().map(scheduled::status)).allMatch(List.of("SENT", "CANCELLED")::contains);
        assertThat(scheduled.ids(Map.of())).isEmpty();
        IntStream.range(0, Schedule.MOST_PENDING).forEach(_ -> scheduled.add("As many as before", due.plus(HOUR)));
        scheduled.schedule(scheduled.input("One more", due.plus(HOUR))).refused(ErrorCode.LIMIT_EXCEEDED);
    }

    @Test
    void whatIsRefusedFailsAndHoldsUpNothing() {
        var left = ada.createChannel(team.id(), "left", "PRIVATE");
        var archived = team.channel("archived");
        var open = team.channel("open");
        var root = ada.send(team.general(), "Lunch?");
        var bob = new Scheduled(team.join("Bob"), team);
        var cy = new Scheduled(team.join("Cy"), team);
        ada.addTo(left, bob.person());
        ada.addTo(archived, bob.person());
        ada.addTo(open, bob.person());
        var fromLeft = bob.addTo(left, "To those I left", due);
        var toArchived = bob.addTo(archived, "To nobody", due);
        var notInside = bob.addTo(open, "To others", due);
        var reply = new HashMap<String, Object>(bob.input("To nothing", due));
        reply.put("parentId", root);
        var toDeleted = Scheduled.id(bob.schedule(reply));
        var ofCy = cy.add("From outside", due);
        var fine = bob.add("Fine", due.plusMillis(1));

        ada.api()
                .run(
                        "removeChannelMember",
                        Map.of("id", left, "user", bob.person().id()))
                .ok();
        bob.person().api().run("leaveChannel", Map.of("id", open)).ok();
        ada.api().run("archiveChannel", Map.of("id", archived)).ok();
        ada.api().run("deleteMessage", Map.of("id", root)).ok();
        ada.api()
                .run(
                        "deactivateMember",
                        Map.of(
                                "input",
                                Map.of(
                                        "workspaceId",
                                        team.id(),
                                        "userId",
                                        cy.person().id())))
                .ok();
        round();

        assertThat(bob.one(fromLeft).at("/failure/code").asString()).isEqualTo("NOT_FOUND");
        assertThat(bob.one(toArchived).at("/failure/code").asString()).isEqualTo("CONFLICT");
        assertThat(bob.one(toArchived).at("/failure/message").asString()).isEqualTo("The channel is archived.");
        assertThat(bob.one(notInside).at("/failure/code").asString()).isEqualTo("FORBIDDEN");
        assertThat(bob.one(toDeleted).at("/failure/code").asString()).isEqualTo("CONFLICT");
        assertThat(bob.status(fine)).isEqualTo("SENT");
        assertThat(bob.ids(Map.of())).containsExactlyInAnyOrder(fromLeft, toArchived, notInside, toDeleted);
        assertThat(node.bean(Schedule.class)
                        .find(ScheduledId.parse(ofCy))
                        .orElseThrow()
                        .status())
                .isEqualTo(ScheduledMessage.Status.FAILED);
        assertThat(scheduled.history(team.general())).containsExactly("", "Fine");
        assertThat(Stream.of(left, archived, open).flatMap(room -> scheduled.history(room).stream()))
                .isEmpty();

        var again = Map.of("scheduledMessageId", toArchived, "content", "To all");
        bob.update(again).refused(ErrorCode.BAD_USER_INPUT);
        ada.api().run("unarchiveChannel", Map.of("id", archived)).ok();
        var later = new HashMap<String, Object>(again);
        later.put("sendAt", due.plusSeconds(1).toString());
        bob.update(later).ok();
        bob.cancel(fromLeft).ok();
        round();
        assertThat(scheduled.history(archived)).containsExactly("To all");
        assertThat(bob.ids(Map.of())).containsExactlyInAnyOrder(notInside, toDeleted);
    }

    /// More than a round reads at once.
    @Test
    void whatCanNotBeSentHoldsUpNothingThatIsBehindIt() {
        var people = Stream.generate(() -> new Scheduled(team.join("Bob"), team))
                .limit(4)
                .toList();
        var stuck = people.stream()
                .flatMap(bob -> IntStream.range(0, Schedule.MOST_PENDING)
                        .mapToObj(number -> bob.add("Stuck " + number, due.plusMillis(number))))
                .toList();
        var fine = scheduled.add("Fine", due.plusSeconds(1));
        var sender = new ScheduledSender(node.bean(OrderedMessages.class), node.bean(Schedule.class)) {
            @Override
            void send(ScheduledMessage message) {
                if (message.content().startsWith("Stuck")) {
                    throw new IllegalStateException("Stuck");
                }
                super.send(message);
            }
        };
        var rounds = new ScheduledRounds(node.bean(ScheduledTable.class), sender);

        rounds.go(due.plusSeconds(60));

        assertThat(scheduled.status(fine)).isEqualTo("SENT");
        assertThat(scheduled.history(team.general())).containsExactly("Fine");
        assertThat(people.getFirst().status(stuck.getFirst()))
                .as("it stays due")
                .isEqualTo("PENDING");

        rounds.go(due.plus(Duration.ofDays(1)).plusSeconds(60));
        assertThat(people.getFirst().one(stuck.getFirst()).at("/failure/code").asString())
                .as("it is given up after a day")
                .isEqualTo("UNAVAILABLE");
    }

    private static final String EVENTS = """
            subscription ($id: ID!) {
              workspaceEvents(workspaceId: $id) {
                __typename
                ... on MessageSent { message { content } }
                ... on MessageScheduled { scheduledMessageId scheduledMessage { ...Scheduled } }
                ... on ScheduledMessageSent { scheduledMessageId scheduledMessage { ...Scheduled } }
                ... on ScheduledMessageFailed { scheduledMessageId scheduledMessage { ...Scheduled } }
                ... on ScheduledMessageCancelled { scheduledMessageId }
              }
            }
            fragment Scheduled on ScheduledMessage {
              id roomId rootId content sendAt status failure { code message } message { id } version
            }
            """;

    @Test
    void theEventsTellWhatIsThere() {
        var archived = team.channel("archived");
        var before = scheduled.add("Before", due);
        try (var socket = node.socket(ada.token())) {
            var stream = socket.subscribe(EVENTS, Map.of("id", team.id()));
            stream.awaitEvent("StreamOpened");
            var held = held();

            var failing = scheduled.addTo(archived, "Failing", due);
            var kept = scheduled.add("Kept", due.plus(HOUR));
            scheduled
                    .update(Map.of("scheduledMessageId", kept, "content", "Kept, and changed"))
                    .ok();
            scheduled.cancel(scheduled.add("Cancelled", due)).ok();
            ada.api().run("archiveChannel", Map.of("id", archived)).ok();
            round();
            ada.send(team.general(), "The end");

            for (var event = stream.awaitEvent(); !isEnd(event); event = stream.awaitEvent()) {
                var id = event.path("scheduledMessageId").asString();
                switch (event.path("__typename").asString()) {
                    case "MessageScheduled", "ScheduledMessageFailed" -> held.put(id, event.path("scheduledMessage"));
                    case "ScheduledMessageSent", "ScheduledMessageCancelled" -> held.remove(id);
                    default -> {
                        // Nothing of what is scheduled.
                    }
                }
            }
            assertThat(held).isEqualTo(held()).containsOnlyKeys(failing, kept);
            assertThat(scheduled.status(before)).isEqualTo("SENT");
        }
    }

    private static boolean isEnd(JsonNode event) {
        return event.at("/message/content").asString("").equals("The end");
    }

    private Map<String, JsonNode> held() {
        var held = new HashMap<String, JsonNode>();
        scheduled
                .page(Map.of())
                .ok()
                .data("viewer.scheduledMessages.nodes")
                .forEach(one -> held.put(one.path("id").asString(), one));
        return held;
    }

    @Test
    void withAnAccountGoesAllThatItKept() {
        var bob = team.join("Bob");
        var message = ada.send(team.general(), "Hello");
        bob.api().run("saveMessage", Map.of("id", message)).ok();
        var draft = Map.of("roomId", team.general(), "content", "Begun");
        bob.api().run("saveDraft", Map.of("input", draft)).ok();
        new Scheduled(bob, team).add("From nobody", due);
        var kept =
                Query.of(Table.MESSAGES, Index.PRIMARY, UserId.parse(bob.id()).key(), "");
        assertThat(node.bean(Dynamo.class).query(kept)).hasSize(4);

        bob.api()
                .run("deleteAccount", Map.of("input", Map.of("password", Person.PASSWORD)))
                .ok();

        await().atMost(Duration.ofSeconds(30))
                .until(() -> node.bean(Dynamo.class).query(kept).isEmpty());
        round();
        assertThat(scheduled.history(team.general())).containsExactly("Hello");
        assertThat(node.bean(Dynamo.class).query(kept)).isEmpty();
    }

    @Test
    void sendingCostsWhatItAlwaysDoes() {
        var message = node.bean(Schedule.class)
                .find(ScheduledId.parse(scheduled.add("Hello", due)))
                .orElseThrow();
        ada.send(team.general(), "Warm");
        var sender = node.bean(ScheduledSender.class);

        assertThat(Calls.during(() -> sender.send(message)))
                .isEqualTo(new Calls(Map.of("TransactWriteItems", 1), Map.of("EVALSHA", 2)));
    }
}
