package com.slackclone.room;

import static org.assertj.core.api.Assertions.assertThat;

import com.slackclone.platform.error.ErrorCode;
import com.slackclone.testing.Answer;
import com.slackclone.testing.ApplicationTest;
import com.slackclone.testing.Node;
import com.slackclone.testing.Person;
import com.slackclone.testing.Team;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@ApplicationTest
class UnreadIT {

    private final Node node;
    private final Team team;
    private final Person ada;
    private final Person bob;

    UnreadIT(Node node) {
        this.node = node;
        this.team = Team.create(node);
        this.ada = team.admin();
        this.bob = team.join("Bob");
    }

    @Test
    void allRoomsOfTheViewer() {
        var direct = ada.converse(team.id(), bob);
        var notBobs = team.channel("not-bobs");
        var archived = team.channel("archived");
        ada.addTo(archived, bob);
        ada.send(archived, "Old");
        ada.api().run("archiveChannel", Map.of("id", archived)).ok();
        ada.send(notBobs, "Nothing for Bob");
        ada.send(team.general(), "One");
        ada.send(direct, "Two");
        ada.send(direct, "Three");

        var unread = unread(bob, Map.of());

        assertThat(unread.data("workspace.unread.unreadCount").asInt()).isEqualTo(3);
        assertThat(unread.data("workspace.unread.mentionCount").asInt()).isZero();
        assertThat(rooms(unread))
                .startsWith(direct + " 2", team.general() + " 1")
                .hasSize(3);
        assertThat(rooms(unread(bob, Map.of("onlyUnread", true))))
                .containsExactly(direct + " 2", team.general() + " 1");

        bob.api().run("markRoomRead", Map.of("id", direct, "seq", 2)).ok();
        assertThat(rooms(unread(bob, Map.of("onlyUnread", true)))).containsExactly(team.general() + " 1");
        assertThat(rooms(unread(ada, Map.of("onlyUnread", true)))).isEmpty();
    }

    @Test
    void theyAreReadInPages() {
        ada.send(team.general(), "One");
        ada.send(ada.converse(team.id(), bob), "Two");

        var first = unread(bob, Map.of("first", 1));
        var cursor = first.text("workspace.unread.rooms.pageInfo.endCursor");
        var rest = unread(bob, Map.of("first", 5, "after", cursor));

        assertThat(first.data("workspace.unread.unreadCount").asInt())
                .as("of all, whatever the page")
                .isEqualTo(2);
        assertThat(first.data("workspace.unread.rooms.pageInfo.hasNextPage").asBoolean())
                .isTrue();
        assertThat(rooms(rest)).startsWith(team.general() + " 1").hasSize(2);
    }

    @Test
    void aMarkerGoesBackWhereItsOwnerSaysSo() {
        var direct = ada.converse(team.id(), bob);
        for (var i = 0; i < 3; i++) {
            ada.send(direct, "News");
        }
        try (var socket = node.socket(bob.token())) {
            var stream = socket.run("workspaceEvents", Map.of("id", team.id()));
            stream.awaitEvent("StreamOpened");

            mark(bob, "markRoomRead", direct, 3).ok();
            assertThat(stream.awaitEvent("RoomRead")
                            .at("/room/viewerUnreadCount")
                            .asInt())
                    .isZero();

            assertState(mark(bob, "markRoomUnread", direct, 2).ok(), 1, 2);
            assertState(mark(bob, "markRoomUnread", direct, 3).ok(), 1, 2);
            assertThat(stream.awaitEvent("RoomRead").path("lastReadSeq").asInt())
                    .isEqualTo(1);

            mark(bob, "markRoomRead", direct, 3).ok();
            var again = stream.awaitEvent("RoomRead");
            assertThat(again.path("lastReadSeq").asInt())
                    .as("the same as before, and told again")
                    .isEqualTo(3);
            assertThat(again.at("/room/id").asString()).isEqualTo(direct);
        }
    }

    @Test
    void whatIsNoMessageIsNotMarkedUnread() {
        var news = team.channel("news");
        ada.send(team.general(), "One");

        assertThat(mark(bob, "markRoomUnread", team.general(), 2)
                        .refused(ErrorCode.BAD_USER_INPUT)
                        .details())
                .containsEntry("field", "input.seq")
                .containsEntry("limit", 1);
        mark(bob, "markRoomUnread", team.general(), 0).refused(ErrorCode.BAD_USER_INPUT);
        ada.send(news, "Two");
        mark(bob, "markRoomUnread", news, 1).refused(ErrorCode.FORBIDDEN);
        var secret = ada.converse(team.id(), team.join("Cy"));
        ada.send(secret, "Three");
        mark(bob, "markRoomUnread", secret, 1).refused(ErrorCode.NOT_FOUND);

        assertThat(rooms(unread(bob, Map.of("onlyUnread", true)))).containsExactly(team.general() + " 1");
    }

    private static Answer mark(Person person, String mutation, String room, int seq) {
        return person.api().run(mutation, Map.of("id", room, "seq", seq));
    }

    private static void assertState(Answer marked, int lastRead, int unread) {
        assertThat(marked.data("markRoomUnread.room.viewerLastReadSeq").asInt()).isEqualTo(lastRead);
        assertThat(marked.data("markRoomUnread.room.viewerUnreadCount").asInt()).isEqualTo(unread);
    }

    private Answer unread(Person person, Map<String, ?> arguments) {
        var variables = new HashMap<String, Object>(arguments);
        variables.put("id", team.id());
        return person.api().run("unread", variables).ok();
    }

    private static List<String> rooms(Answer unread) {
        return unread.data("workspace.unread.rooms.nodes")
                .valueStream()
                .map(one -> one.at("/room/id").asString() + " "
                        + one.path("unreadCount").asInt())
                .toList();
    }
}
