package com.slackclone.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.slackclone.testing.ApplicationTest;
import com.slackclone.testing.Node;
import com.slackclone.testing.Person;
import com.slackclone.testing.Team;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Iterator;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.json.JsonMapper;

/// Live streams as server-sent events.
@ApplicationTest
@Timeout(60)
class EventStreamIT {

    private static final String DOCUMENT = """
            subscription ($id: ID!) {
              roomEvents(roomId: $id) {
                ... on StreamOpened { resumed }
                ... on MessageSent { message { content } }
              }
            }
            """;

    private final Node node;

    EventStreamIT(Node node) {
        this.node = node;
    }

    @Test
    void aClientThatComesBackWithItsLastEventMissesNothing() throws Exception {
        var team = Team.create(node);
        var bob = team.join("Bob");
        String last;
        try (var http = HttpClient.newHttpClient();
                var stream = open(http, node, bob, team.general(), "")) {
            var lines = stream.iterator();
            assertThat(event(lines, "data: ")).contains("resumed");
            team.admin().send(team.general(), "Seen");
            last = event(lines, "id: ").substring("id: ".length());
            assertThat(event(lines, "data: ")).contains("Seen");
            http.shutdownNow();
        }
        team.admin().send(team.general(), "Missed");
        team.admin().send(team.general(), "Missed, too");

        try (var http = HttpClient.newHttpClient();
                var stream = open(http, Node.probe(), bob, team.general(), last)) {
            var lines = stream.iterator();
            assertThat(event(lines, "data: ")).contains("\"resumed\":true");
            assertThat(event(lines, "data: ")).contains("\"Missed\"");
            assertThat(event(lines, "data: ")).contains("\"Missed, too\"");
            team.admin().send(team.general(), "Live");
            assertThat(event(lines, "data: ")).contains("\"Live\"");
            http.shutdownNow();
        }
    }

    @Test
    void anIdThatIsNoCursorIsRefused() throws Exception {
        var team = Team.create(node);
        try (var http = HttpClient.newHttpClient();
                var stream = open(http, node, team.admin(), team.general(), "step-1")) {
            assertThat(event(stream.iterator(), "data: ")).contains("BAD_USER_INPUT");
        }
    }

    private static Stream<String> open(HttpClient http, Node at, Person person, String room, String lastEventId)
            throws Exception {
        var body = JsonMapper.shared().writeValueAsString(Map.of("query", DOCUMENT, "variables", Map.of("id", room)));
        var request = HttpRequest.newBuilder(at.url("/graphql"))
                .header("Content-Type", "application/json")
                .header("Accept", "text/event-stream")
                .header("Authorization", "Bearer " + person.token())
                .header("Last-Event-ID", lastEventId)
                .POST(BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.ofLines()).body();
    }

    /// The next line that starts so.
    private static String event(Iterator<String> lines, String start) {
        var line = lines.next();
        while (!line.startsWith(start)) {
            line = lines.next();
        }
        return line;
    }
}
