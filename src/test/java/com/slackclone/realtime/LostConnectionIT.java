package com.slackclone.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.slackclone.platform.redis.Redis;
import com.slackclone.room.ChannelId;
import com.slackclone.testing.ApplicationTest;
import com.slackclone.testing.Node;
import com.slackclone.testing.Person;
import com.slackclone.testing.SocketStream;
import com.slackclone.testing.Team;
import io.lettuce.core.KillArgs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// A node loses its connection to the channels, or Redis what it knew, while people talk.
@ApplicationTest
class LostConnectionIT {

    private final Node node;
    private final Redis redis;

    LostConnectionIT(Node node, Redis redis) {
        this.node = node;
        this.redis = redis;
    }

    @Test
    void noEventIsLostOrToldTwiceOrOutOfOrder() {
        var team = Team.create(node);
        var bob = team.join("Bob");
        var news = team.channel("news");
        team.admin().addTo(news, bob);
        try (var socket = node.socket(bob.token())) {
            var stream = socket.run("workspaceEvents", Map.of("id", team.id()));
            stream.awaitEvent("StreamOpened");
            var sent = new ArrayList<String>();

            for (var i = 0; i < 30; i++) {
                if (i % 3 == 0) {
                    redis.commands().clientKill(KillArgs.Builder.typePubsub());
                }
                sent.add(team.admin().send(i % 2 == 0 ? news : team.general(), "Message " + i));
            }

            assertThat(messages(stream, 30)).isEqualTo(sent);
            assertThat(stream.all().stream()
                            .filter(message -> message.toString().contains("StreamOpened")))
                    .as("nothing was lost, so the stream need not start anew")
                    .hasSize(1);
        }
    }

    @Test
    void aStreamSaysThatRedisHasForgotten() {
        var team = Team.create(node);
        var workspace = ChannelId.parse(team.general()).workspace();
        try (var socket = node.socket(team.admin().token())) {
            var stream = socket.run("roomEvents", Map.of("id", team.general()));
            stream.awaitEvent("StreamOpened");
            team.admin().send(team.general(), "Before");
            var cursor = stream.awaitEvent("MessageSent").path("cursor").asString();

            var keys = redis.commands().keys("{" + workspace.uuid() + "}:*");
            redis.commands().del(keys.toArray(String[]::new));
            team.admin().send(team.general(), "After");
            var anew = stream.awaitEvent("StreamOpened");
            var id = team.admin().send(team.general(), "Live again");

            assertThat(anew.path("resumed").asBoolean()).isFalse();
            assertThat(anew.path("cursor").asString()).isNotEqualTo(cursor);
            // What was told before may be told again, by the worker that finds no trace of it.
            stream.await(message -> message.toString().contains(id));
            assertStartsAnew(team.admin(), team.general(), cursor);
        }
    }

    @Test
    void aStreamSaysThatTheLogDoesNotReachBack() {
        var team = Team.create(node);
        var room = ChannelId.parse(team.general());
        String cursor;
        try (var socket = node.socket(team.admin().token())) {
            var stream = socket.run("roomEvents", Map.of("id", team.general()));
            cursor = stream.awaitEvent("StreamOpened").path("cursor").asString();
        }
        for (var i = 0; i < 3; i++) {
            team.admin().send(team.general(), "Missed " + i);
        }

        redis.commands().xtrim("{" + room.workspace().uuid() + "}:log:room:" + room.uuid(), false, 2);

        assertStartsAnew(team.admin(), team.general(), cursor);
    }

    private void assertStartsAnew(Person person, String room, String cursor) {
        try (var socket = node.socket(person.token())) {
            var stream = socket.run("roomEvents", Map.of("id", room, "after", cursor));

            assertThat(stream.awaitEvent("StreamOpened").path("resumed").asBoolean())
                    .isFalse();
        }
    }

    private static List<String> messages(SocketStream stream, int count) {
        return Stream.generate(() -> stream.awaitEvent("MessageSent"))
                .limit(count)
                .map(event -> event.at("/message/id").asString())
                .toList();
    }
}
