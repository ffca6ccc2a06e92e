package com.slackclone;

import static org.assertj.core.api.Assertions.assertThat;

import com.slackclone.platform.error.ErrorCode;
import com.slackclone.testing.ApplicationTest;
import com.slackclone.testing.Node;
import com.slackclone.testing.Team;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// A text that is no cursor of a list, as one of another list is, is bad input, whatever the list.
@ApplicationTest
class CursorsIT {

    private final Team team;
    private final Team other;

    CursorsIT(Node node) {
        this.team = Team.create(node);
        this.other = Team.create(node);
    }

    @Test
    void listsOfAWorkspace() {
        for (var list : List.of(
                "channels",
                "conversations",
                "members",
                "invites",
                "auditLog",
                "dailyStats",
                "viewerThreads",
                "onlineMembers")) {
            assertRefused("workspace(id: $id) { " + list + "(after: $cursor) { nodes { __typename } } }", "after");
            assertRefused("workspace(id: $id) { " + list + "(before: $cursor) { nodes { __typename } } }", "before");
        }
    }

    @Test
    void unreadRooms() {
        assertRefused("workspace(id: $id) { unread { rooms(after: $cursor) { nodes { __typename } } } }", "after");
    }

    @Test
    void listsOfARoom() {
        for (var list : List.of("members", "messages", "pins")) {
            assertRefused("room(id: $room) { " + list + "(after: $cursor) { nodes { __typename } } }", "after");
        }
    }

    @Test
    void listsOfTheViewer() {
        assertRefused("viewer { workspaces(after: $cursor) { nodes { id } } }", "after");
    }

    /// The id of another workspace's message is a cursor of none of these lists.
    ///
    /// @param list may use `$id`, a workspace, and `$room`
    private void assertRefused(String list, String field) {
        // Each list uses some of the variables only, which a document must not declare in vain.
        var document = "query ($cursor: String!"
                + (list.contains("$id") ? ", $id: ID!" : "")
                + (list.contains("$room") ? ", $room: ID!" : "")
                + ") { " + list + " }";
        var foreign = other.admin().send(other.general(), "Elsewhere");
        for (var cursor : List.of("nonsense", "", foreign)) {
            var variables = Map.of("id", team.id(), "room", team.general(), "cursor", cursor);
            var refused = team.admin().api().send(document, variables).refused(ErrorCode.BAD_USER_INPUT);
            assertThat(refused.details()).containsEntry("field", field).containsEntry("reason", "MALFORMED");
        }
    }
}
