package com.slackclone.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.slackclone.account.UserId;
import com.slackclone.message.MessageImport.ImportedMessage;
import com.slackclone.platform.error.ApiException;
import com.slackclone.room.RoomId;
import com.slackclone.testing.ApplicationTest;
import com.slackclone.testing.Node;
import com.slackclone.testing.Person;
import com.slackclone.testing.Team;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@ApplicationTest
class MessageImportIT {

    private static final String HISTORY = """
            query ($id: ID!) {
              room(id: $id) {
                latestSeq viewerLastReadSeq
                messages(last: 100) { nodes { seq content createdAt editedAt deletedAt version } }
              }
            }""";
    private static final Instant THEN = Instant.parse("2020-02-29T12:00:00.500Z");

    private final Node node;
    private final MessageImport messages;

    MessageImportIT(Node node, MessageImport messages) {
        this.node = node;
        this.messages = messages;
    }

    @Test
    void messagesKeepTheirTimesAndStates() {
        var team = Team.create(node);
        var ada = UserId.parse(team.admin().id());
        var later = THEN.plusSeconds(60);

        add(
                team,
                message(ada, "Plain", THEN),
                new ImportedMessage(ada, "Edited", THEN.plusSeconds(1), later, null),
                new ImportedMessage(ada, null, THEN.plusSeconds(2), later, later));

        var room = room(team);
        assertThat(room.path("viewerLastReadSeq").asLong()).isEqualTo(3);
        var found = room.at("/messages/nodes");
        assertMessage(found.get(0), 1, "Plain", THEN, 1);
        assertMessage(found.get(1), 2, "Edited", THEN.plusSeconds(1), 2);
        assertThat(found.get(1).path("editedAt").asString()).isEqualTo(later.toString());
        assertMessage(found.get(2), 3, null, THEN.plusSeconds(2), 3);
        assertThat(found.get(2).path("editedAt").isNull()).isTrue();
        assertThat(found.get(2).path("deletedAt").asString()).isEqualTo(later.toString());
    }

    @Test
    void timesOnlyGrow() {
        var team = Team.create(node);
        var ada = UserId.parse(team.admin().id());
        team.admin().send(team.general(), "Now");

        add(team, message(ada, "Then", THEN), message(ada, "Before", THEN.minusSeconds(1)));
        team.admin().send(team.general(), "Now again");

        var found = room(team).at("/messages/nodes");
        assertThat(found)
                .extracting(message -> message.path("content").asString())
                .containsExactly("Now", "Then", "Before", "Now again");
        var first = Instant.parse(found.get(0).path("createdAt").asString());
        assertThat(found.get(1).path("createdAt").asString())
                .isEqualTo(first.plusMillis(1).toString());
        assertThat(found.get(2).path("createdAt").asString())
                .isEqualTo(first.plusMillis(2).toString());
    }

    @Test
    void thereMayBeMoreThanATransactionTakes() {
        var team = Team.create(node);
        var ada = UserId.parse(team.admin().id());
        var many = IntStream.rangeClosed(1, 99)
                .mapToObj(number -> message(ada, "No. " + number, THEN.plusSeconds(number)))
                .toArray(ImportedMessage[]::new);

        add(team, many);

        var found = room(team).at("/messages/nodes");
        assertThat(found).hasSize(99);
        assertMessage(found.get(98), 99, "No. 99", THEN.plusSeconds(99), 1);
    }

    @Test
    void whoIsNotInTheRoomHasSaidNothingThere() {
        var team = Team.create(node);
        var ada = UserId.parse(team.admin().id());
        var stranger = UserId.parse(Person.register(node, "Eve").id());

        assertThatThrownBy(() -> add(team, message(ada, "Mine", THEN), message(stranger, "Hers", THEN)))
                .isInstanceOf(ApiException.class);

        assertThat(room(team).path("latestSeq").asLong()).isZero();
    }

    private void add(Team team, ImportedMessage... imported) {
        messages.add(RoomId.parse(team.general()), List.of(imported));
    }

    private static ImportedMessage message(UserId author, String content, Instant time) {
        return new ImportedMessage(author, content, time, null, null);
    }

    private static JsonNode room(Team team) {
        return team.admin()
                .api()
                .send(HISTORY, Map.of("id", team.general()))
                .ok()
                .data("room");
    }

    private static void assertMessage(JsonNode message, int seq, @Nullable String content, Instant time, int version) {
        assertThat(message.path("seq").asInt()).isEqualTo(seq);
        assertThat(message.path("content").asString(null)).isEqualTo(content);
        assertThat(Instant.parse(message.path("createdAt").asString())).isEqualTo(time);
        assertThat(message.path("version").asInt()).isEqualTo(version);
    }
}
