package com.slackclone.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.slackclone.testing.ApplicationTest;
import com.slackclone.testing.Node;
import com.slackclone.testing.Person;
import com.slackclone.testing.Team;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Whom a mention disturbs.
@ApplicationTest
class MentionNotificationIT {

    private final Node node;
    private final Team team;
    private final Person ada;
    private final Person bob;
    private final Person cem;

    MentionNotificationIT(Node node) {
        this.node = node;
        this.team = Team.create(node);
        this.ada = team.admin();
        this.bob = team.join("Bob");
        this.cem = team.join("Cem");
    }

    @Test
    void hereMeansThoseWhoAreOnline() {
        try (var _ = node.socket(bob.token())) {
            await().atMost(Inbox.SOON).until(() -> isOnline(bob));
            ada.send(team.general(), "@here, lunch?");
            ada.send(team.general(), "@channel, dinner?");

            assertThat(new Inbox(cem).await(1).getFirst().get("subtitle").asString())
                    .contains("dinner");
            assertThat(new Inbox(bob).await(2))
                    .extracting(MentionNotificationIT::type)
                    .containsOnly("MENTION");
        }
    }

    private boolean isOnline(Person person) {
        var variables = Map.of("id", person.id(), "workspace", team.id());
        return ada.api()
                .run("userPresence", variables)
                .ok()
                .text("user.presence.status")
                .equals("ONLINE");
    }

    @Test
    void anEditDisturbsThoseWhomItNamesOnlyNow() {
        var message = ada.send(team.general(), "@bob, lunch?");
        new Inbox(bob).await(1);
        new Inbox(bob).markRead(new Inbox(bob).all().stream().map(Inbox::id).toList());

        ada.api()
                .run("editMessage", Map.of("id", message, "content", "@bob and @cem, lunch? @channel"))
                .ok();
        var told = new Inbox(cem).await(1).getFirst();

        assertThat(type(told)).isEqualTo("MENTION");
        assertThat(told.at("/link/id").asString()).isEqualTo(message);
        assertThat(new Inbox(bob).all()).hasSize(1);
        assertThat(new Inbox(bob).unread()).isEmpty();
    }

    @Test
    void allInAReplyAreThoseWhoFollowTheThread() {
        var root = bob.send(team.general(), "Lunch?");
        var input = Map.of("roomId", team.general(), "parentId", root, "content", "@channel, yes");
        ada.api().run("reply", Map.of("input", input)).ok();
        assertThat(type(new Inbox(bob).await(1).getFirst())).isEqualTo("MENTION");

        ada.send(team.general(), "@cem, you too");
        assertThat(new Inbox(cem).await(1).getFirst().get("subtitle").asString())
                .contains("you too");
    }

    private static String type(JsonNode notification) {
        return notification.get("type").asString();
    }
}
