package com.slackclone.personal;

import com.slackclone.testing.Answer;
import com.slackclone.testing.Person;
import com.slackclone.testing.Team;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// What a person has scheduled in a team.
record Scheduled(Person person, Team team) {

    Map<String, Object> input(String content, Instant sendAt) {
        return Map.of("roomId", team.general(), "content", content, "sendAt", sendAt.toString());
    }

    Answer schedule(Map<String, ?> input) {
        return person.api().run("scheduleMessage", Map.of("input", input));
    }

    /// To #general.
    String add(String content, Instant sendAt) {
        return id(schedule(input(content, sendAt)));
    }

    String addTo(String room, String content, Instant sendAt) {
        return id(schedule(Map.of("roomId", room, "content", content, "sendAt", sendAt.toString())));
    }

    static String id(Answer answer) {
        return answer.ok().text("scheduleMessage.scheduledMessage.id");
    }

    Answer update(Map<String, ?> input) {
        return person.api().run("updateScheduledMessage", Map.of("input", input));
    }

    Answer cancel(String id) {
        return person.api().run("cancelScheduledMessage", Map.of("input", Map.of("scheduledMessageId", id)));
    }

    Answer page(Map<String, ?> variables) {
        var all = new HashMap<String, Object>(variables);
        all.put("id", team.id());
        return person.api().run("scheduledMessages", all);
    }

    List<String> ids(Map<String, ?> variables) {
        return ids(page(variables).ok());
    }

    static List<String> ids(Answer page) {
        return page.data("viewer.scheduledMessages.nodes")
                .valueStream()
                .map(one -> one.path("id").asString())
                .toList();
    }

    JsonNode one(String id) {
        var document = """
                query ($id: ID!) {
                  node(id: $id) {
                    ... on ScheduledMessage {
                      id roomId rootId content sendAt status failure { code message } message { id } version
                    }
                  }
                }
                """;
        return person.api().send(document, Map.of("id", id)).ok().data("node");
    }

    String status(String id) {
        return one(id).path("status").asString();
    }

    /// What a room says, to one who may read it.
    List<String> history(String room) {
        return person.api()
                .run("history", Map.of("id", room, "last", 100))
                .ok()
                .data("room.messages.nodes")
                .valueStream()
                .map(message -> message.path("content").asString())
                .toList();
    }
}
