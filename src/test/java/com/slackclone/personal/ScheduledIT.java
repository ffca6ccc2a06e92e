package com.slackclone.personal;

import static org.assertj.core.api.Assertions.assertThat;

import com.slackclone.account.UserId;
import com.slackclone.platform.error.ErrorCode;
import com.slackclone.platform.graphql.PageRequest;
import com.slackclone.testing.Answer;
import com.slackclone.testing.ApplicationTest;
import com.slackclone.testing.Calls;
import com.slackclone.testing.Node;
import com.slackclone.testing.Person;
import com.slackclone.testing.Team;
import com.slackclone.workspace.WorkspaceId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What is scheduled, before it is sent.
@ApplicationTest
class ScheduledIT {

    private final Instant far = Instant.now().plus(Duration.ofDays(60)).truncatedTo(ChronoUnit.SECONDS);

    private final Node node;
    private final Team team;
    private final Person ada;
    private final Scheduled scheduled;

    ScheduledIT(Node node) {
        this.node = node;
        this.team = Team.create(node);
        this.ada = team.admin();
        this.scheduled = new Scheduled(ada, team);
    }

    @Test
    void theEarliestComesFirst() {
        var two = scheduled.add("Two", far.plusSeconds(2));
        var three = scheduled.add("Three", far.plusSeconds(3));
        var one = scheduled.add("One", far.plusSeconds(1));

        assertThat(scheduled.ids(Map.of())).containsExactly(one, two, three);
        var first = scheduled.page(Map.of("first", 1)).ok();
        assertThat(Scheduled.ids(first)).containsExactly(one);
        var cursor = first.text("viewer.scheduledMessages.edges.0.cursor");
        assertThat(scheduled.ids(Map.of("after", cursor))).containsExactly(two, three);
        assertThat(scheduled.ids(Map.of("last", 2))).containsExactly(two, three);
        scheduled.page(Map.of("after", "nonsense")).refused(ErrorCode.BAD_USER_INPUT);
        var shown = scheduled.one(one);
        assertThat(shown.path("status").asString()).isEqualTo("PENDING");
        assertThat(Instant.parse(shown.path("sendAt").asString())).isEqualTo(far.plusSeconds(1));
        assertThat(history()).isEmpty();
    }

    @Test
    void aRetryGivesTheFirst() {
        var input = new HashMap<String, Object>(scheduled.input("Hello", far));
        input.put("clientMessageId", "one");
        var first = scheduled.schedule(input).ok();
        input.put("content", "Hello again");

        assertThat(scheduled.schedule(input).ok().data("scheduleMessage")).isEqualTo(first.data("scheduleMessage"));
        assertThat(scheduled.ids(Map.of())).hasSize(1);
        var id = first.text("scheduleMessage.scheduledMessage.id");
        scheduled.cancel(id).ok();
        input.put("sendAt", Instant.now().minusSeconds(1).toString());
        assertThat(scheduled.schedule(input).ok().text("scheduleMessage.scheduledMessage.status"))
                .as("a late one is told what has become of it")
                .isEqualTo("CANCELLED");
        assertThat(scheduled.ids(Map.of())).isEmpty();
        input.put("clientMessageId", "two");
        scheduled.schedule(input).refused(ErrorCode.BAD_USER_INPUT);
        assertThat(scheduled.ids(Map.of())).isEmpty();
    }

    @Test
    void aRetryGivesTheFirstAlsoWhereItsParentIsGone() {
        var parent = ada.send(team.general(), "Lunch?");
        var input = new HashMap<String, Object>(scheduled.input("Soup", far));
        input.put("parentId", parent);
        input.put("clientMessageId", "one");
        var first = scheduled.schedule(input).ok();
        ada.api().run("deleteMessage", Map.of("id", parent)).ok();

        assertThat(scheduled.schedule(input).ok().data("scheduleMessage")).isEqualTo(first.data("scheduleMessage"));
        input.put("clientMessageId", "two");
        scheduled.schedule(input).refused(ErrorCode.CONFLICT);
        assertThat(scheduled.ids(Map.of())).hasSize(1);
    }

    @Test
    void itCanBeChanged() {
        var one = scheduled.add("One", far);
        var two = scheduled.add("Two", far.plusSeconds(2));

        var changed = scheduled
                .update(Map.of("scheduledMessageId", one, "content", "Uno"))
                .ok();
        assertThat(changed.text("updateScheduledMessage.scheduledMessage.content"))
                .isEqualTo("Uno");
        var later = far.plusSeconds(3).toString();
        scheduled.update(Map.of("scheduledMessageId", one, "sendAt", later)).ok();

        assertThat(scheduled.ids(Map.of())).containsExactly(two, one);
        var shown = scheduled.one(one);
        assertThat(shown.path("content").asString()).isEqualTo("Uno");
        assertThat(shown.path("version").asInt()).isEqualTo(3);

        scheduled.update(Map.of("scheduledMessageId", one)).refused(ErrorCode.BAD_USER_INPUT);
        scheduled.update(Map.of("scheduledMessageId", one, "content", " ")).refused(ErrorCode.BAD_USER_INPUT);
        scheduled
                .update(Map.of(
                        "scheduledMessageId", one, "sendAt", Instant.now().toString()))
                .refused(ErrorCode.BAD_USER_INPUT);
        assertThat(scheduled.one(one)).isEqualTo(shown);
    }

    @Test
    void whatIsCancelledIsNotThereAnyMore() {
        var id = scheduled.add("One", far);

        var cancelled = scheduled.cancel(id).ok().data("cancelScheduledMessage");

        assertThat(cancelled.at("/scheduledMessage/status").asString()).isEqualTo("CANCELLED");
        assertThat(scheduled.cancel(id).ok().data("cancelScheduledMessage")).isEqualTo(cancelled);
        assertThat(scheduled.ids(Map.of())).isEmpty();
        scheduled.update(Map.of("scheduledMessageId", id, "content", "Two")).refused(ErrorCode.CONFLICT);
        assertThat(scheduled.one(id)).isEqualTo(cancelled.path("scheduledMessage"));
    }

    @Test
    void whatIsRefusedIsNotScheduled() {
        var bob = new Scheduled(team.join("Bob"), team);
        var secret = ada.createChannel(team.id(), "secret", "PRIVATE");
        var hidden = ada.send(secret, "Hello");
        var archived = team.channel("archived");
        ada.api().run("archiveChannel", Map.of("id", archived)).ok();
        var gone = ada.send(team.general(), "Oops");
        ada.api().run("deleteMessage", Map.of("id", gone)).ok();

        bob.schedule(Map.of("roomId", secret, "content", "Hi", "sendAt", far.toString()))
                .refused(ErrorCode.NOT_FOUND);
        bob.schedule(Map.of("roomId", team.channel("open"), "content", "Hi", "sendAt", far.toString()))
                .refused(ErrorCode.FORBIDDEN);
        scheduled
                .schedule(Map.of("roomId", archived, "content", "Hi", "sendAt", far.toString()))
                .refused(ErrorCode.CONFLICT);
        for (var parent : List.of(hidden, gone)) {
            var input = new HashMap<String, Object>(scheduled.input("Hi", far));
            input.put("parentId", parent);
            scheduled.schedule(input).refused(parent.equals(gone) ? ErrorCode.CONFLICT : ErrorCode.NOT_FOUND);
        }
        refused("Hi", Instant.now(), "input.sendAt", "PAST");
        refused("Hi", Instant.now().plus(Duration.ofDays(121)), "input.sendAt", "OUT_OF_RANGE");
        refused(" ", far, "input.content", "REQUIRED");
        refused("x".repeat(4001), far, "input.content", "TOO_LONG");

        assertThat(scheduled.ids(Map.of())).isEmpty();
        assertThat(bob.ids(Map.of())).isEmpty();
    }

    private void refused(String content, Instant sendAt, String field, String reason) {
        assertThat(scheduled
                        .schedule(scheduled.input(content, sendAt))
                        .refused(ErrorCode.BAD_USER_INPUT)
                        .details())
                .containsEntry("field", field)
                .containsEntry("reason", reason);
    }

    @Test
    void nobodyElseSeesIt() {
        var bob = new Scheduled(team.join("Bob"), team);
        var id = scheduled.add("Secret", far);

        assertThat(bob.ids(Map.of())).isEmpty();
        bob.person().api().run("node", Map.of("id", id)).refused(ErrorCode.NOT_FOUND);
        bob.cancel(id).refused(ErrorCode.NOT_FOUND);
        bob.update(Map.of("scheduledMessageId", id, "content", "Mine")).refused(ErrorCode.NOT_FOUND);
        node.api().run("scheduledMessages", Map.of("id", team.id())).refused(ErrorCode.UNAUTHENTICATED);

        assertThat(ada.api().run("node", Map.of("id", id)).ok().text("node.__typename"))
                .isEqualTo("ScheduledMessage");
        assertThat(scheduled.one(id).path("content").asString()).isEqualTo("Secret");
    }

    /// Through several threads, so that the limit must hold by itself.
    @Test
    void thirtyCanBePendingInARoom() throws Exception {
        var ids = IntStream.range(0, 28)
                .mapToObj(number -> scheduled.add("Message " + number, far.plusSeconds(number)))
                .toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tasks = IntStream.range(0, 6)
                    .boxed()
                    .<Callable<Answer>>map(_ -> () -> scheduled.schedule(scheduled.input("More", far)))
                    .toList();
            var refused = 0;
            for (var task : threads.invokeAll(tasks)) {
                refused += task.get().codes().contains("LIMIT_EXCEEDED") ? 1 : 0;
            }
            assertThat(refused).isEqualTo(4);
        }
        assertThat(scheduled.ids(Map.of("first", 100))).hasSize(30);
        scheduled.cancel(ids.getFirst()).ok();
        scheduled.cancel(ids.getFirst()).ok();
        scheduled.add("One more", far);
        scheduled.schedule(scheduled.input("Two more", far)).refused(ErrorCode.LIMIT_EXCEEDED);
        var elsewhere = Map.of("roomId", team.channel("other"), "content", "Hi", "sendAt", far.toString());
        scheduled.schedule(elsewhere).ok();
    }

    @Test
    void whatHasFailedGoesAwayAfterThirtyDays() {
        var id = ScheduledId.parse(scheduled.add("One", far));
        var schedule = node.bean(Schedule.class);
        var table = node.bean(ScheduledTable.class);
        var failure = new Fate.Failed(ErrorCode.CONFLICT, "No");
        schedule.fail(schedule.find(id).orElseThrow(), failure);
        var end = far.plus(Duration.ofDays(30));
        var user = UserId.parse(ada.id());
        var workspace = WorkspaceId.parse(team.id());

        for (var page : List.of(new PageRequest(10, null, false), new PageRequest(10, null, true))) {
            assertThat(table.page(user, workspace, page, end.minusSeconds(1))).hasSize(1);
            assertThat(table.page(user, workspace, page, end)).isEmpty();
        }
        assertThat(table.find(id, end.minusSeconds(1))).isPresent();
        assertThat(table.find(id, end)).isEmpty();
    }

    @Test
    void whatItCosts() {
        var root = ada.send(team.general(), "Lunch?");
        var reply = new HashMap<String, Object>(scheduled.input("Soup", far));
        reply.put("parentId", root);
        assertCalls(
                Map.of("TransactWriteItems", 1), Map.of("EVALSHA", 1), () -> scheduled.add("One", far.plusSeconds(1)));
        assertCalls(
                Map.of("GetItem", 1, "TransactWriteItems", 1),
                Map.of("EVALSHA", 1),
                () -> scheduled.schedule(reply).ok());
        var id = scheduled.add("Two", far.minusSeconds(1));
        assertCalls(
                Map.of("GetItem", 1, "TransactWriteItems", 1),
                Map.of("EVALSHA", 1),
                () -> scheduled
                        .update(Map.of("scheduledMessageId", id, "content", "Zwei"))
                        .ok());
        assertCalls(Map.of("Query", 1), Map.of(), () -> scheduled.page(Map.of()).ok());
        assertCalls(
                Map.of("GetItem", 1, "TransactWriteItems", 1),
                Map.of("EVALSHA", 1),
                () -> scheduled.cancel(id).ok());
    }

    private static void assertCalls(Map<String, Integer> dynamodb, Map<String, Integer> redis, Runnable action) {
        assertThat(Calls.during(action)).isEqualTo(new Calls(dynamodb, redis));
    }

    private List<String> history() {
        return scheduled.history(team.general());
    }
}
