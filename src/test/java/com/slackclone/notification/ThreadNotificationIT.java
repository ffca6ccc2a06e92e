package com.slackclone.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.slackclone.testing.ApplicationTest;
import com.slackclone.testing.Node;
import com.slackclone.testing.Person;
import com.slackclone.testing.Team;
import java.util.Map;
import org.junit.jupiter.api.Test;

@ApplicationTest
class ThreadNotificationIT {

    private final Team team;
    private final Person ada;
    private final Person bob;

    ThreadNotificationIT(Node node) {
        this.team = Team.create(node);
        this.ada = team.admin();
        this.bob = team.join("Bob");
    }

    @Test
    void aReplyIsToldToThoseWhoFollowAndToNobodyElse() {
        var cem = team.join("Cem");
        new Inbox(cem).prefer(team.general(), "ALL").ok();
        var root = ada.send(team.general(), "Lunch?");
        var told = new Inbox(cem).await(1).getFirst();
        assertThat(told.get("type").asString()).isEqualTo("CHANNEL");

        var reply = reply(bob, root);

        var thread = new Inbox(ada).await(1).getFirst();
        assertThat(thread.get("type").asString()).isEqualTo("THREAD");
        assertThat(thread.at("/link/id").asString()).isEqualTo(reply);
        ada.api().run("unfollowThread", Map.of("id", root)).ok();
        cem.api().run("followThread", Map.of("id", root)).ok();
        reply(bob, root);
        new Inbox(cem).await(2);
        assertThat(new Inbox(ada).all()).hasSize(1);
        assertThat(new Inbox(bob).all()).isEmpty();
    }

    @Test
    void aReplyThatWasAlsoSentToTheRoomIsToldOnce() {
        new Inbox(ada).prefer(team.general(), "ALL").ok();
        var root = ada.send(team.general(), "Lunch?");
        var input =
                Map.of("roomId", team.general(), "parentId", root, "content", "@channel, yes", "alsoSendToRoom", true);
        bob.api().run("reply", Map.of("input", input)).ok();
        bob.send(team.general(), "Now");

        assertThat(new Inbox(ada).await(2))
                .extracting(one -> one.get("type").asString())
                .containsExactly("CHANNEL", "MENTION");
    }

    private String reply(Person person, String root) {
        var input = Map.of("roomId", team.general(), "parentId", root, "content", "Yes");
        return person.api().run("reply", Map.of("input", input)).ok().text("sendMessage.message.id");
    }
}
