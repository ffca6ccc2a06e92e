package com.slackclone.room;

import static org.assertj.core.api.Assertions.assertThat;

import com.slackclone.testing.ApplicationTest;
import com.slackclone.testing.Node;
import com.slackclone.testing.Team;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Who has left a private channel and resumes from before gets the events of then, and nothing of what is in it now.
@ApplicationTest
class LeftRoomIT {

    private static final String EVENTS = """
            subscription ($id: ID!, $after: EventCursor) {
              workspaceEvents(workspaceId: $id, after: $after) {
                __typename
                ... on Event { id cursor }
                ... on StreamOpened { resumed }
                ... on MessageSent { message { id content } }
                ... on MemberJoinedRoom { room { id lastMessage { content } } }
                ... on RoomRead { room { id lastMessage { content } } }
                ... on ThreadRead { thread { root { content } } }
                ... on ThreadFollowChanged { thread { root { content } } }
              }
            }
            """;

    private final Node node;

    LeftRoomIT(Node node) {
        this.node = node;
    }

    @Test
    void whatWasToldOfARoomDoesNotShowItToWhoHasLeft() {
        var team = Team.create(node);
        var ada = team.admin();
        var bob = team.join("Bob");
        var secret = ada.createChannel(team.id(), "secret", "PRIVATE");
        try (var socket = node.socket(bob.token())) {
            var before = socket.subscribe(EVENTS, Map.of("id", team.id()))
                    .awaitEvent("StreamOpened")
                    .path("cursor")
                    .asString();
            ada.addTo(secret, bob);
            var root = ada.send(secret, "Plan");
            bob.api().run("markRoomRead", Map.of("id", secret, "seq", 1)).ok();
            bob.api().run("followThread", Map.of("id", root)).ok();
            bob.api().run("leaveChannel", Map.of("id", secret)).ok();
            ada.send(secret, "Bob is gone");
            var last = ada.send(team.general(), "Hello all");

            var resumed = socket.subscribe(EVENTS, Map.of("id", team.id(), "after", before));
            assertThat(resumed.awaitEvent("StreamOpened").path("resumed").asBoolean())
                    .isTrue();
            assertThat(resumed.awaitEvent("MessageSent").at("/message/id").asString())
                    .isEqualTo(last);
            assertThat(resumed.all().toString()).contains("MemberJoinedRoom").doesNotContain("Plan", "Bob is gone");
            assertThat(resumed.all())
                    .filteredOn(frame -> frame.at("/payload/errors/0/extensions/code")
                            .asString("")
                            .equals("NOT_FOUND"))
                    .as("what he has read, and what he follows")
                    .hasSize(2)
                    .allMatch(frame -> frame.at("/payload/errors").size() == 1)
                    .allMatch(frame -> frame.at("/payload/data/workspaceEvents").isNull());
        }
    }
}
