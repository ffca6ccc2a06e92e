package com.slackclone.state;

import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What a client shows, and the stream that keeps it up to date. The documents take `$workspace`, `$room`, `$root`,
/// and `$after`, as far as they want them.
enum Screen {
    WORKSPACE(
            "WorkspaceEvent",
            Map.of(
                    "workspace", "/workspace",
                    "channels", "/workspace/channels/nodes",
                    "conversations", "/workspace/conversations/nodes",
                    "members", "/workspace/members/nodes",
                    "messages", "/room/messages/nodes",
                    "pins", "/room/pins/nodes",
                    "saved", "/viewer/savedItems/nodes",
                    "drafts", "/viewer/drafts/nodes",
                    "scheduled", "/viewer/scheduledMessages/nodes"),
            ScreenDocuments.WORKSPACE,
            ScreenDocuments.WORKSPACE_EVENTS),
    ROOM(
            "RoomEvent",
            Map.of(
                    "room", "/room",
                    "messages", "/room/messages/nodes",
                    "pins", "/room/pins/nodes",
                    "roomMembers", "/room/members/nodes"),
            ScreenDocuments.ROOM,
            ScreenDocuments.ROOM_EVENTS),
    THREAD(
            "ThreadEvent",
            Map.of("thread", "/thread", "replies", "/thread/replies/nodes"),
            ScreenDocuments.THREAD,
            ScreenDocuments.THREAD_EVENTS),
    NOTIFICATIONS(
            "NotificationEvent",
            Map.of("notifications", "/viewer/notifications/nodes"),
            ScreenDocuments.NOTIFICATIONS,
            ScreenDocuments.NOTIFICATION_EVENTS);

    private final String union;

    @SuppressWarnings("ImmutableEnumChecker")
    private final Map<String, String> lists;

    private final String query;
    private final String subscription;

    /// @param lists what it shows, and where that is in the answer
    Screen(String union, Map<String, String> lists, String query, String subscription) {
        this.union = union;
        this.lists = Map.copyOf(lists);
        this.query = query;
        this.subscription = subscription;
    }

    /// What the schema calls the events of the stream.
    String union() {
        return union;
    }

    String query() {
        return query;
    }

    String subscription() {
        return subscription;
    }

    Set<String> lists() {
        return lists.keySet();
    }

    Replica replica(JsonNode data) {
        var replica = new Replica(lists());
        lists.forEach((list, path) -> {
            var found = data.at(path);
            if (found.isArray()) {
                found.forEach(one -> replica.put(list, one));
            } else {
                replica.put(list, withoutLists(found));
            }
        });
        return replica;
    }

    /// The object itself, whose lists are held apart.
    private static JsonNode withoutLists(JsonNode value) {
        var object = (ObjectNode) value.deepCopy();
        object.remove(value.propertyNames().stream()
                .filter(name -> value.path(name).has("nodes"))
                .toList());
        return object;
    }
}
