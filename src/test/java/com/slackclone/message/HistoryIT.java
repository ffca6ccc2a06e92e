package com.slackclone.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.slackclone.platform.error.ErrorCode;
import com.slackclone.testing.Answer;
import com.slackclone.testing.ApplicationTest;
import com.slackclone.testing.Node;
import com.slackclone.testing.Team;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// A room of seven messages.
@ApplicationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HistoryIT {

    private final List<String> ids = new ArrayList<>();
    private final Team team;

    HistoryIT(Node node) {
        this.team = Team.create(node);
    }

    @BeforeAll
    void sendSeven() {
        for (var i = 1; i <= 7; i++) {
            ids.add(team.admin().send(team.general(), "Message " + i));
        }
    }

    @Test
    void theEndIsReadFirst() {
        var page = page(Map.of("last", 3));

        assertPage(page, List.of(5, 6, 7), false, true);
    }

    @Test
    void oneReadsOnBackwardsToTheStart() {
        var last = page(Map.of("last", 3));
        var middle = page(Map.of("last", 3, "before", last.text("room.messages.pageInfo.startCursor")));
        var first = page(Map.of("last", 3, "before", middle.text("room.messages.pageInfo.startCursor")));

        assertPage(middle, List.of(2, 3, 4), false, true);
        assertPage(first, List.of(1), false, false);
    }

    @Test
    void oneCatchesUpForwards() {
        var first = page(Map.of("first", 4));
        var rest = page(Map.of("first", 4, "after", first.text("room.messages.pageInfo.endCursor")));

        assertPage(first, List.of(1, 2, 3, 4), true, false);
        assertPage(rest, List.of(5, 6, 7), false, false);
        assertPage(page(Map.of("first", 4, "after", ids.getLast())), List.of(), false, false);
    }

    @Test
    void aPageOpensAroundAMessage() {
        assertPage(page(Map.of("around", ids.get(3), "first", 3)), List.of(3, 4, 5), true, true);
        assertPage(page(Map.of("around", ids.get(3), "first", 4)), List.of(2, 3, 4, 5), true, true);
        assertPage(page(Map.of("around", ids.get(0), "first", 3)), List.of(1, 2), true, false);
        assertPage(page(Map.of("around", ids.get(6), "first", 3)), List.of(6, 7), false, true);
        assertPage(page(Map.of("around", ids.get(3), "first", 1)), List.of(4), true, true);
        assertPage(page(Map.of("around", ids.get(3))), List.of(1, 2, 3, 4, 5, 6, 7), false, false);
    }

    @Test
    void aPageHasAtMostAHundredMessages() {
        page(Map.of("first", 100)).ok();

        assertThat(page(Map.of("first", 101)).refused(ErrorCode.BAD_USER_INPUT).details())
                .containsEntry("field", "first")
                .containsEntry("limit", 100)
                .containsEntry("actual", 101);
        page(Map.of("last", 0)).refused(ErrorCode.BAD_USER_INPUT);
        page(Map.of("first", -1)).refused(ErrorCode.BAD_USER_INPUT);
        page(Map.of("first", 1, "last", 1)).refused(ErrorCode.BAD_USER_INPUT);
    }

    @Test
    void aCursorIsOfThisRoom() {
        var elsewhere = team.admin().send(team.channel("elsewhere"), "Elsewhere");

        page(Map.of("after", elsewhere)).refused(ErrorCode.BAD_USER_INPUT);
        page(Map.of("before", "nonsense")).refused(ErrorCode.BAD_USER_INPUT);
        page(Map.of("around", elsewhere)).refused(ErrorCode.NOT_FOUND);
        page(Map.of("around", ids.getFirst(), "after", ids.getFirst())).refused(ErrorCode.BAD_USER_INPUT);
    }

    private Answer page(Map<String, ?> arguments) {
        var variables = new HashMap<String, Object>(arguments);
        variables.put("id", team.general());
        return team.admin().api().run("history", variables);
    }

    private static void assertPage(Answer page, List<Integer> numbers, boolean hasNext, boolean hasPrevious) {
        page.ok();
        assertThat(page.data("room.messages.nodes")
                        .valueStream()
                        .map(message -> message.path("seq").asInt()))
                .isEqualTo(numbers);
        assertThat(page.data("room.messages.pageInfo.hasNextPage").asBoolean())
                .as("hasNextPage")
                .isEqualTo(hasNext);
        assertThat(page.data("room.messages.pageInfo.hasPreviousPage").asBoolean())
                .as("hasPreviousPage")
                .isEqualTo(hasPrevious);
    }
}
