package com.slackclone.notification;

import com.slackclone.testing.Answer;
import com.slackclone.testing.Person;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/// What a person finds among their notifications.
record Inbox(Person person) {

    static final Duration SOON = Duration.ofSeconds(30);

    Answer read(Map<String, ?> variables) {
        return person.api().run("notifications", variables).ok();
    }

    List<JsonNode> all() {
        return nodes(Map.of());
    }

    List<JsonNode> unread() {
        return nodes(Map.of("filter", Map.of("isUnread", true)));
    }

    private List<JsonNode> nodes(Map<String, ?> variables) {
        return read(variables).data("viewer.notifications.nodes").valueStream().toList();
    }

    int unreadCount() {
        return read(Map.of()).data("viewer.unreadNotificationCount").asInt();
    }

    /// Waits for as many.
    List<JsonNode> await(int count) {
        return await(found -> found.size() == count);
    }

    List<JsonNode> await(Predicate<List<JsonNode>> wanted) {
        return Awaitility.await().atMost(SOON).until(this::all, wanted);
    }

    Answer markRead(List<String> ids) {
        return person.api().run("markNotificationsRead", Map.of("ids", ids));
    }

    /// What the person wants to be told of a room.
    Answer prefer(String room, String preference) {
        return prefer(Map.of("roomId", room, "preference", preference));
    }

    Answer prefer(Map<String, ?> input) {
        return person.api().run("setRoomNotificationPreference", Map.of("input", input));
    }

    static String id(JsonNode notification) {
        return notification.get("id").asString();
    }

    static String title(JsonNode notification) {
        return notification.get("title").asString();
    }
}
