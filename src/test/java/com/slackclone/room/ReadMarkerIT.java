package com.slackclone.room;

import static org.assertj.core.api.Assertions.assertThat;

import com.slackclone.platform.error.ErrorCode;
import com.slackclone.testing.Answer;
import com.slackclone.testing.ApplicationTest;
import com.slackclone.testing.Node;
import com.slackclone.testing.Person;
import com.slackclone.testing.Team;
import java.util.Map;
import org.junit.jupiter.api.Test;

@ApplicationTest
class ReadMarkerIT {

    private final Node node;

    ReadMarkerIT(Node node) {
        this.node = node;
    }

    @Test
    void aMarkerOnlyMovesForward() {
        var team = Team.create(node);
        var bob = team.join("Bob");
        for (var i = 0; i < 3; i++) {
            team.admin().send(team.general(), "News");
        }

        assertState(mark(bob, team, 2).ok(), 2, 1);
        assertState(mark(bob, team, 1).ok(), 2, 1);
        assertState(mark(bob, team, 3).ok(), 3, 0);
        assertState(mark(bob, team, 3).ok(), 3, 0);
    }

    @Test
    void whatWasNotSentWasNotRead() {
        var team = Team.create(node);
        team.join("Bob").send(team.general(), "One");

        assertThat(mark(team.admin(), team, 2).refused(ErrorCode.BAD_USER_INPUT).details())
                .containsEntry("field", "input.seq")
                .containsEntry("limit", 1);
        mark(team.admin(), team, -1).refused(ErrorCode.BAD_USER_INPUT);

        assertState(mark(team.admin(), team, 0).ok(), 0, 1);
    }

    @Test
    void whoIsNotInTheRoomHasNoMarker() {
        var team = Team.create(node);
        var bob = team.join("Bob");
        var channel = team.channel("news");

        bob.api().run("markRoomRead", Map.of("id", channel, "seq", 0)).refused(ErrorCode.FORBIDDEN);
    }

    private static Answer mark(Person person, Team team, int seq) {
        return person.api().run("markRoomRead", Map.of("id", team.general(), "seq", seq));
    }

    private static void assertState(Answer marked, int lastRead, int unread) {
        assertThat(marked.data("markRoomRead.room.viewerLastReadSeq").asInt()).isEqualTo(lastRead);
        assertThat(marked.data("markRoomRead.room.viewerUnreadCount").asInt()).isEqualTo(unread);
    }
}
