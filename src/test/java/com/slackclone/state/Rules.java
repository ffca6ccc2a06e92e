package com.slackclone.state;

import com.slackclone.testing.Person;
import java.util.Comparator;
import java.util.LinkedHashSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// How a client brings up to date what it holds. The objects of an event it takes as they are; here is what else
/// follows from the event. Of the lists those count that it shows.
///
/// @param room whose messages it shows
/// @param root whose thread it shows
record Rules(Person viewer, String workspace, String room, String root) {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    void apply(JsonNode event, Replica held) {
        event.properties().forEach(field -> held.hold(field.getValue()));
        switch (event.path("__typename").asString()) {
            case "MessageSent" -> sent(event.path("message"), held);
            case "MessageDeleted" -> deleted(event.at("/message/id").asString(), held);
            case "MessagePinned" -> held.put("pins", event.path("message"));
            case "MessageUnpinned" ->
                held.remove("pins", event.at("/message/id").asString());
            case "MessageSaved" -> held.put("saved", event.path("savedItem"));
            case "MessageUnsaved" -> unsaved(event.path("messageId").asString(), held);
            case "DraftSaved" -> held.put("drafts", event.path("draft"));
            case "DraftDeleted" -> held.remove("drafts", event.path("draftId").asString());
            case "MessageScheduled", "ScheduledMessageFailed" -> held.put("scheduled", event.path("scheduledMessage"));
            case "ScheduledMessageSent", "ScheduledMessageCancelled" ->
                held.remove("scheduled", event.path("scheduledMessageId").asString());
            case "MemberJoinedRoom" -> joined(event, held);
            case "MemberLeftRoom" -> left(event, held);
            case "ChannelCreated", "ChannelUnarchived" -> held.put("channels", event.path("channel"));
            case "ChannelArchived" ->
                held.remove("channels", event.at("/channel/id").asString());
            case "ConversationOpened" -> held.put("conversations", event.path("conversation"));
            case "MemberJoinedWorkspace", "MemberRoleChanged", "MemberDeactivated" ->
                changed(event.path("member"), held);
            case "NotificationCreated" -> held.put("notifications", event.path("notification"));
            case "NotificationsRead" ->
                event.path("notificationIds").forEach(id -> held.edit(id.asString(), "isRead", BooleanNode.TRUE));
            case "NotificationsRemoved" ->
                event.path("notificationIds").forEach(id -> held.remove("notifications", id.asString()));
            default -> {
                // What it bears says all.
            }
        }
        count(held);
    }

    private void sent(JsonNode message, Replica held) {
        var isReply = message.path("parentId").isString()
                && message.path("broadcastOf").isNull();
        if (isReply && message.path("parentId").asString().equals(root)) {
            held.put("replies", message);
        }
        if (isReply) {
            return;
        }
        var place = message.at("/room/id").asString();
        if (place.equals(room)) {
            held.put("messages", message);
        }
        held.edit(place, "latestSeq", message.path("seq"));
        held.edit(place, "lastMessageAt", message.path("createdAt"));
        if (message.at("/author/id").asString().equals(viewer.id())) {
            held.edit(place, "viewerLastReadSeq", message.path("seq"));
        }
    }

    private static void deleted(String message, Replica held) {
        held.remove("pins", message);
        held.remove("saved", message);
    }

    private static void unsaved(String message, Replica held) {
        held.remove("saved", message);
        held.edit(message, "viewerHasSaved", BooleanNode.FALSE);
    }

    private void changed(JsonNode member, Replica held) {
        var user = member.at("/user/id").asString();
        if (held.all("members").noneMatch(one -> one.at("/user/id").asString().equals(user))) {
            newcomer(held);
        }
        held.put("members", member);
        if (user.equals(viewer.id())) {
            held.edit(workspace, "viewerRole", member.path("role"));
        }
    }

    /// Who comes into the workspace for the first time comes into its default channels.
    private static void newcomer(Replica held) {
        held.all("channels")
                .filter(channel -> channel.path("isDefault").asBoolean())
                .forEach(channel -> held.edit(
                        channel.path("id").asString(),
                        "memberCount",
                        NODES.numberNode(channel.path("memberCount").asInt() + 1)));
    }

    private void joined(JsonNode event, Replica held) {
        var place = event.path("room");
        if (place.path("id").asString().equals(room)) {
            held.put("roomMembers", NODES.objectNode().set("user", event.path("user")));
        }
        if (event.at("/user/id").asString().equals(viewer.id())) {
            held.put(place.has("participants") ? "conversations" : "channels", place);
        }
    }

    private void left(JsonNode event, Replica held) {
        var place = event.path("roomId").asString();
        var user = event.at("/user/id").asString();
        if (place.equals(room)) {
            held.remove("roomMembers", user);
        }
        if (event.path("left").isNull()) {
            held.remove("channels", place);
            held.remove("conversations", place);
        }
    }

    /// The counts of the thread that is shown follow from its replies.
    private void count(Replica held) {
        var replies = held.all("replies")
                .sorted(Comparator.comparingInt(reply -> reply.path("seq").asInt()))
                .toList();
        if (replies.isEmpty()) {
            return;
        }
        var last = replies.getLast();
        var thread = Replica.thread(root);
        var present = replies.stream()
                .filter(reply -> reply.path("deletedAt").isNull())
                .count();
        held.edit(thread, "replyCount", NODES.numberNode((int) present));
        held.edit(thread, "latestSeq", last.path("seq"));
        held.edit(thread, "lastReplyAt", last.path("createdAt"));
        var authors = new LinkedHashSet<JsonNode>();
        held.all("thread").forEach(one -> authors.add(one.at("/root/author")));
        replies.forEach(reply -> authors.add(reply.path("author")));
        held.edit(thread, "participants", NODES.arrayNode().addAll(authors));
    }
}
