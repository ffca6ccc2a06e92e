package com.slackclone.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.slackclone.platform.error.ErrorCode;
import com.slackclone.testing.ApplicationTest;
import com.slackclone.testing.Node;
import com.slackclone.testing.Person;
import com.slackclone.testing.Team;
import java.util.Map;
import org.junit.jupiter.api.Test;

@ApplicationTest
class ChangeMessageIT {

    private final Node node;

    ChangeMessageIT(Node node) {
        this.node = node;
    }

    @Test
    void itsAuthorEditsAMessage() {
        var team = Team.create(node);
        var id = team.admin().send(team.general(), "Helo");

        var edited = team.admin()
                .api()
                .run("editMessage", Map.of("id", id, "content", "Hello"))
                .ok();

        assertThat(edited.text("editMessage.message.content")).isEqualTo("Hello");
        assertThat(edited.text("editMessage.message.editedAt")).isNotEmpty();
        assertThat(edited.data("editMessage.message.version").asInt()).isEqualTo(2);
        assertThat(content(team.admin(), id)).isEqualTo("Hello");
    }

    @Test
    void nobodyElseEditsIt() {
        var team = Team.create(node);
        var bob = team.join("Bob");
        var bobs = bob.send(team.general(), "Mine");

        team.admin()
                .api()
                .run("editMessage", Map.of("id", bobs, "content", "Yours"))
                .refused(ErrorCode.FORBIDDEN);
        bob.api()
                .run("editMessage", Map.of("id", bobs, "content", "x".repeat(4001)))
                .refused(ErrorCode.BAD_USER_INPUT);

        assertThat(content(bob, bobs)).isEqualTo("Mine");
    }

    @Test
    void theEditWindowCloses() {
        var team = Team.create(node);
        var bob = team.join("Bob");
        var id = team.admin().send(team.general(), "Too late");
        try (var strict = Node.start("--slack-clone.message.edit-window-minutes=0")) {
            team.admin()
                    .at(strict)
                    .api()
                    .run("editMessage", Map.of("id", id, "content", "In time"))
                    .refused(ErrorCode.EDIT_WINDOW_CLOSED);
            bob.at(strict)
                    .api()
                    .run("editMessage", Map.of("id", id, "content", "In time"))
                    .refused(ErrorCode.FORBIDDEN);
        }

        assertThat(content(team.admin(), id)).isEqualTo("Too late");
    }

    @Test
    void aDeletedMessageStaysAsATombstone() {
        var team = Team.create(node);
        var bob = team.join("Bob");
        var id = bob.send(team.general(), "Oops");

        var deleted = bob.api().run("deleteMessage", Map.of("id", id)).ok();
        var again = bob.api().run("deleteMessage", Map.of("id", id)).ok();

        assertThat(deleted.data("deleteMessage.message.content").isNull()).isTrue();
        assertThat(deleted.data("deleteMessage.message.seq").asInt()).isEqualTo(1);
        assertThat(deleted.text("deleteMessage.message.author.id")).isEqualTo(bob.id());
        assertThat(again.text("deleteMessage.message.deletedAt"))
                .as("deleting it again changes nothing")
                .isEqualTo(deleted.text("deleteMessage.message.deletedAt"));
        assertThat(team.admin().api().run("message", Map.of("id", id)).ok().text())
                .doesNotContain("Oops");
        assertThat(team.admin()
                        .api()
                        .run("history", Map.of("id", team.general()))
                        .ok()
                        .text())
                .contains(id)
                .doesNotContain("Oops");
        bob.api().run("editMessage", Map.of("id", id, "content", "Back")).refused(ErrorCode.CONFLICT);
    }

    @Test
    void adminsDeleteWhatOthersWroteAndMembersDoNot() {
        var team = Team.create(node);
        var bob = team.join("Bob");
        var bobs = bob.send(team.general(), "Bob's");
        var adas = team.admin().send(team.general(), "Ada's");

        bob.api().run("deleteMessage", Map.of("id", adas)).refused(ErrorCode.FORBIDDEN);
        team.admin().api().run("deleteMessage", Map.of("id", bobs)).ok();

        assertThat(content(bob, adas)).isEqualTo("Ada's");
    }

    private static String content(Person person, String id) {
        return person.api().run("message", Map.of("id", id)).ok().text("message.content");
    }
}
