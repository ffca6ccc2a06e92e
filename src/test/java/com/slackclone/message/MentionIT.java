package com.slackclone.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.slackclone.pipeline.Change.Inserted;
import com.slackclone.platform.dynamodb.Dynamo;
import com.slackclone.platform.dynamodb.Table;
import com.slackclone.testing.ApplicationTest;
import com.slackclone.testing.Calls;
import com.slackclone.testing.Node;
import com.slackclone.testing.Person;
import com.slackclone.testing.Team;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@ApplicationTest
class MentionIT {

    private static final String SHAPE = """
            { id version html viewerIsMentioned mentions { all users { id } channels { id name } } }
            """;

    private final Node node;
    private final Team team;
    private final Person ada;
    private final Person bob;

    MentionIT(Node node) {
        this.node = node;
        this.team = Team.create(node);
        this.ada = team.admin();
        this.bob = team.join("Bob Marley");
    }

    @Test
    void peopleAreMentionedByHandleNameOrId() {
        var id = ada.send(team.general(), "@bob, @Bob Marley, <@%s> @nobody a@bob `@bob`".formatted(bob.id()));
        var message = message(ada, id);

        assertThat(users(message)).containsExactly(bob.id());
        assertThat(message.get("html").asString())
                .isEqualTo("<p>%s, %s, %s @nobody a@bob <code>@bob</code></p>\n"
                        .formatted(span(bob, "@bob"), span(bob, "@Bob") + " Marley", span(bob, "@Bob Marley")));
        assertThat(message.get("viewerIsMentioned").asBoolean()).isFalse();
        assertThat(message(bob, id).get("viewerIsMentioned").asBoolean()).isTrue();
    }

    @Test
    void whoMayNotReadTheRoomIsNotMentioned() {
        var secret = ada.createChannel(team.id(), "secret", "PRIVATE");
        var eve = Person.register(node, "Eve");

        var inSecret = message(ada, ada.send(secret, "@bob <@%s> @nobody".formatted(bob.id())));
        var inGeneral = message(ada, ada.send(team.general(), "@eve <@%s>".formatted(eve.id())));

        assertThat(users(inSecret)).isEmpty();
        assertThat(inSecret.get("html").asString()).doesNotContain("mention").contains("@bob", "@nobody");
        assertThat(users(inGeneral)).isEmpty();
        ada.addTo(secret, bob);
        assertThat(users(message(ada, ada.send(secret, "@bob")))).containsExactly(bob.id());
    }

    @Test
    void onlyPublicChannelsAreMentioned() {
        var secret = ada.createChannel(team.id(), "secret", "PRIVATE");
        var foreign = Team.create(node).general();
        var content = "#general <#%s> #secret <#%s> <#%s> #nowhere".formatted(team.general(), secret, foreign);

        var message = message(ada, ada.send(team.general(), content));

        assertThat(message.at("/mentions/channels/0/id").asString()).isEqualTo(team.general());
        assertThat(message.at("/mentions/channels").size()).isEqualTo(1);
        assertThat(message.get("html").asString().split("data-channel-id")).hasSize(3);
    }

    @Test
    void allWhoAreInTheRoomAreMentioned() {
        var news = team.channel("news");
        var id = ada.send(news, "@here @Channel and @everyone, not `@here`");

        assertThat(message(ada, id).at("/mentions/all").toString()).isEqualTo("[\"HERE\",\"CHANNEL\",\"EVERYONE\"]");
        assertThat(message(ada, id).get("viewerIsMentioned").asBoolean()).isFalse();
        assertThat(message(bob, id).get("viewerIsMentioned").asBoolean()).isFalse();
        ada.addTo(news, bob);
        assertThat(message(bob, id).get("viewerIsMentioned").asBoolean()).isTrue();
    }

    @Test
    void mentionsFollowWhatTheMessageSays() {
        var document = """
                subscription ($id: ID!) {
                  roomEvents(roomId: $id) {
                    __typename
                    ... on MessageSent { message { id mentions { all users { id } channels { id name } } html } }
                    ... on MessageEdited { message { id mentions { all users { id } channels { id name } } html } }
                    ... on MessageDeleted { message { id mentions { all users { id } channels { id name } } html } }
                  }
                }
                """;
        try (var socket = node.socket(ada.token())) {
            var stream = socket.subscribe(document, Map.of("id", team.general()));
            stream.awaitEvent("StreamOpened");
            var id = ada.send(team.general(), "Hi @bob");
            assertSame(stream.awaitEvent("MessageSent").get("message"), message(ada, id));

            ada.api()
                    .run("editMessage", Map.of("id", id, "content", "Hi @here in #general"))
                    .ok();
            assertSame(stream.awaitEvent("MessageEdited").get("message"), message(ada, id));
            assertThat(users(message(ada, id))).isEmpty();

            ada.api().run("deleteMessage", Map.of("id", id)).ok();
            assertSame(stream.awaitEvent("MessageDeleted").get("message"), message(ada, id));
            assertThat(message(ada, id).at("/mentions/all").size()).isZero();
        }
    }

    @Test
    void unreadMentionsAreCounted() {
        ada.send(team.general(), "Hello");
        var byName = ada.send(team.general(), "Hi @bob");
        ada.send(team.general(), "Hi @channel");
        var both = ada.send(team.general(), "@bob and @here");
        awaitCount(bob, 3);
        assertThat(count(ada)).isZero();

        ada.api().run("editMessage", Map.of("id", both, "content", "Nobody")).ok();
        awaitCount(bob, 2);
        ada.api().run("deleteMessage", Map.of("id", byName)).ok();
        awaitCount(bob, 1);
        var plain = ada.send(team.general(), "Hi");
        ada.api().run("editMessage", Map.of("id", plain, "content", "Hi @Bob")).ok();
        awaitCount(bob, 2);

        bob.api().run("markRoomRead", Map.of("id", team.general(), "seq", 3)).ok();
        assertThat(count(bob)).isEqualTo(1);
        bob.api().run("markRoomRead", Map.of("id", team.general(), "seq", 5)).ok();
        assertThat(count(bob)).isZero();
        bob.api().run("markRoomUnread", Map.of("id", team.general(), "seq", 1)).ok();
        assertThat(count(bob)).isEqualTo(2);
    }

    @Test
    void whatTheStreamBringsAgainCountsOnce() {
        var id = ada.send(team.general(), "@bob @channel");
        awaitCount(bob, 1);
        var item = node.bean(Dynamo.class)
                .get(Table.MESSAGES, MessageId.parse(id).key())
                .orElseThrow();
        var counter = node.bean(MentionCounter.class);

        counter.handle(new Inserted("1", Table.MESSAGES, item));
        assertThat(count(bob)).isEqualTo(1);

        ada.api().run("deleteMessage", Map.of("id", id)).ok();
        awaitCount(bob, 0);
        counter.handle(new Inserted("1", Table.MESSAGES, item));
        assertThat(count(bob)).isZero();
    }

    /// Nothing is written for each member, so it is the same for two and for five thousand.
    @Test
    void toMentionAllCostsOneWrite() {
        var id = ada.send(team.channel("news"), "Hi @channel");
        var item = node.bean(Dynamo.class)
                .get(Table.MESSAGES, MessageId.parse(id).key())
                .orElseThrow();
        var counter = node.bean(MentionCounter.class);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Calls.during(() -> counter.handle(new Inserted("1", Table.MESSAGES, item)))
                        .dynamodb()
                        .equals(Map.of("GetItem", 2)));
    }

    private static void assertSame(JsonNode held, JsonNode fetched) {
        for (var field : List.of("id", "mentions", "html")) {
            assertThat(held.get(field)).isEqualTo(fetched.get(field));
        }
    }

    private static JsonNode message(Person person, String id) {
        var document = "query ($id: ID!) { message(id: $id) " + SHAPE + "}";
        return person.api().send(document, Map.of("id", id)).ok().data("message");
    }

    private static List<String> users(JsonNode message) {
        return StreamSupport.stream(message.at("/mentions/users").spliterator(), false)
                .map(user -> user.get("id").asString())
                .toList();
    }

    private void awaitCount(Person person, int count) {
        await().atMost(Duration.ofSeconds(30)).until(() -> count(person) == count);
    }

    private int count(Person person) {
        var document = "query ($id: ID!) { room(id: $id) { viewerMentionCount } }";
        return person.api()
                .send(document, Map.of("id", team.general()))
                .ok()
                .data("room.viewerMentionCount")
                .asInt();
    }

    private static String span(Person person, String label) {
        return "<span class=\"mention\" data-user-id=\"" + person.id() + "\">" + label + "</span>";
    }
}
