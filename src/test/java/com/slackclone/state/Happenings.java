package com.slackclone.state;

import com.slackclone.testing.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/// One or more of each kind of event.
final class Happenings {

    private final List<Happening> all = new ArrayList<>();

    private Happenings() {
        Stream.of(Screen.WORKSPACE, Screen.ROOM).forEach(this::ofMessages);
        workspace();
        rooms();
        personal();
        thread();
        notifications();
        // Last, as nothing else can happen in an archived room.
        ofRoom();
    }

    static List<Happening> all() {
        return List.copyOf(new Happenings().all);
    }

    private void ofMessages(Screen screen) {
        add(screen, "MessageSent", stage -> stage::message);
        with(
                screen,
                "MessageEdited",
                Stage::message,
                (stage, id) -> stage.edit(id, "*Bye*").ok());
        with(
                screen,
                "MessageDeleted",
                Happenings::pinnedAndSaved,
                (stage, id) -> stage.delete(id).ok());
        with(
                screen,
                "ReactionAdded",
                Stage::message,
                (stage, id) -> stage.react("addReaction", id).ok());
        with(
                screen,
                "ReactionRemoved",
                Happenings::withReaction,
                (stage, id) -> stage.react("removeReaction", id).ok());
        with(
                screen,
                "MessagePinned",
                Stage::message,
                (stage, id) -> stage.by(stage.ada(), "pinMessage", id).ok());
        with(
                screen,
                "MessageUnpinned",
                Happenings::pinnedAndSaved,
                (stage, id) -> stage.by(stage.ada(), "unpinMessage", id).ok());
        with(screen, "ThreadUpdated", Stage::message, (stage, id) -> stage.reply(id, "Yes"));
    }

    private static String pinnedAndSaved(Stage stage) {
        var message = stage.message();
        stage.by(stage.ada(), "pinMessage", message).ok();
        stage.by(stage.bob(), "saveMessage", message).ok();
        return message;
    }

    private static String withReaction(Stage stage) {
        var message = stage.message();
        stage.react("addReaction", message).ok();
        return message;
    }

    private void workspace() {
        add(
                Screen.WORKSPACE,
                "MemberJoinedWorkspace",
                stage -> () -> stage.team().join("Dan"));
        add(Screen.WORKSPACE, "MemberJoinedWorkspace", "once more", stage -> {
            var dan = stage.team().join("Dan");
            stage.administer("deactivateMember", Map.of("userId", dan.id())).ok();
            return () -> stage.administer("reactivateMember", Map.of("userId", dan.id()))
                    .ok();
        });
        add(Screen.WORKSPACE, "MemberRoleChanged", stage -> () -> promote(stage, stage.cem()));
        add(Screen.WORKSPACE, "MemberRoleChanged", "of the viewer", stage -> () -> promote(stage, stage.bob()));
        add(Screen.WORKSPACE, "MemberDeactivated", stage -> {
            var eve = stage.team().join("Eve");
            return () -> stage.administer("deactivateMember", Map.of("userId", eve.id()))
                    .ok();
        });
        add(
                Screen.WORKSPACE,
                "WorkspaceUpdated",
                stage -> () -> stage.administer("updateWorkspace", Map.of("iconUrl", "https://example.org/icon.png"))
                        .ok());
        add(
                Screen.WORKSPACE,
                "UserUpdated",
                stage -> () -> stage.ada()
                        .api()
                        .run("updateProfile", Map.of("input", Map.of("title", "Cook")))
                        .ok());
    }

    private static void promote(Stage stage, Person person) {
        stage.administer("changeMemberRole", Map.of("userId", person.id(), "role", "ADMIN"))
                .ok();
    }

    private void rooms() {
        add(
                Screen.WORKSPACE,
                "ChannelCreated",
                stage -> () -> stage.ada().createChannel(stage.team().id(), "news", "PUBLIC"));
        with(Screen.WORKSPACE, "ChannelUpdated", stage -> stage.channel("PUBLIC"), Happenings::retitle);
        with(
                Screen.WORKSPACE,
                "ChannelArchived",
                stage -> stage.channel("PUBLIC"),
                (stage, id) -> stage.archive(id).ok());
        with(
                Screen.WORKSPACE,
                "ChannelUnarchived",
                Happenings::archived,
                (stage, id) -> stage.unarchive(id).ok());
        with(
                Screen.WORKSPACE,
                "MemberJoinedRoom",
                stage -> stage.channel("PUBLIC"),
                (stage, id) -> stage.ada().addTo(id, stage.cem()));
        add(Screen.WORKSPACE, "MemberJoinedRoom", "the viewer", stage -> {
            var channel = stage.ada().createChannel(stage.team().id(), "secret", "PRIVATE");
            return () -> stage.ada().addTo(channel, stage.bob());
        });
        with(
                Screen.WORKSPACE,
                "MemberLeftRoom",
                Happenings::withCem,
                (stage, id) -> stage.remove(id, stage.cem()).ok());
        for (var type : List.of("PUBLIC", "PRIVATE")) {
            add(Screen.WORKSPACE, "MemberLeftRoom", "the viewer, a " + type + " one", stage -> {
                var channel = stage.channel(type);
                return () -> stage.remove(channel, stage.bob()).ok();
            });
        }
        add(
                Screen.WORKSPACE,
                "ConversationOpened",
                stage -> () -> stage.ada().converse(stage.team().id(), stage.bob(), stage.cem()));
        add(Screen.WORKSPACE, "RoomRead", stage -> {
            stage.message();
            var seq = stage.latestSeq();
            return () -> stage.bob()
                    .api()
                    .run("markRoomRead", Map.of("id", stage.room(), "seq", seq))
                    .ok();
        });
    }

    private static void retitle(Stage stage, String channel) {
        var input = Map.of("channelId", channel, "topic", "Something else");
        stage.ada().api().run("updateChannel", Map.of("input", input)).ok();
    }

    private static String archived(Stage stage) {
        var channel = stage.channel("PUBLIC");
        stage.archive(channel).ok();
        return channel;
    }

    private static String withCem(Stage stage) {
        var channel = stage.channel("PUBLIC");
        stage.ada().addTo(channel, stage.cem());
        return channel;
    }

    private void personal() {
        add(Screen.WORKSPACE, "ThreadRead", stage -> {
            var message = stage.message();
            stage.by(stage.bob(), "followThread", message).ok();
            stage.reply(message, "Yes");
            return () -> stage.bob()
                    .api()
                    .run("markThreadRead", Map.of("id", message, "seq", 1))
                    .ok();
        });
        with(
                Screen.WORKSPACE,
                "ThreadFollowChanged",
                Stage::message,
                (stage, id) -> stage.by(stage.bob(), "followThread", id).ok());
        with(
                Screen.WORKSPACE,
                "MessageSaved",
                Stage::message,
                (stage, id) -> stage.by(stage.bob(), "saveMessage", id).ok());
        with(
                Screen.WORKSPACE,
                "MessageUnsaved",
                Happenings::pinnedAndSaved,
                (stage, id) -> stage.by(stage.bob(), "unsaveMessage", id).ok());
        add(Screen.WORKSPACE, "DraftSaved", stage -> stage::draft);
        with(
                Screen.WORKSPACE,
                "DraftDeleted",
                Stage::draft,
                (stage, id) -> stage.by(stage.bob(), "deleteDraft", id).ok());
        add(Screen.WORKSPACE, "MessageScheduled", stage -> () -> stage.schedule(stage.room(), 3600));
        add(Screen.WORKSPACE, "ScheduledMessageSent", stage -> () -> stage.schedule(stage.room(), 2));
        add(Screen.WORKSPACE, "ScheduledMessageFailed", stage -> {
            var channel = stage.channel("PUBLIC");
            return () -> {
                stage.schedule(channel, 5);
                stage.archive(channel).ok();
            };
        });
        with(
                Screen.WORKSPACE,
                "ScheduledMessageCancelled",
                stage -> stage.schedule(stage.room(), 3600),
                (stage, id) -> {
                    var input = Map.of("scheduledMessageId", id);
                    stage.bob()
                            .api()
                            .run("cancelScheduledMessage", Map.of("input", input))
                            .ok();
                });
    }

    private void thread() {
        add(Screen.THREAD, "MessageSent", stage -> () -> stage.reply("Bread"));
        with(
                Screen.THREAD,
                "MessageEdited",
                stage -> stage.reply("Bred"),
                (stage, id) -> stage.edit(id, "Bread").ok());
        add(
                Screen.THREAD,
                "MessageEdited",
                "which it is about",
                stage -> () -> stage.edit(stage.root(), "Dinner?").ok());
        with(
                Screen.THREAD,
                "MessageDeleted",
                stage -> stage.reply("Bread"),
                (stage, id) -> stage.delete(id).ok());
        with(
                Screen.THREAD,
                "ReactionAdded",
                stage -> stage.reply("Bread"),
                (stage, id) -> stage.react("addReaction", id).ok());
        with(
                Screen.THREAD,
                "ReactionRemoved",
                stage -> {
                    var reply = stage.reply("Bread");
                    stage.react("addReaction", reply).ok();
                    return reply;
                },
                (stage, id) -> stage.react("removeReaction", id).ok());
    }

    private void notifications() {
        add(Screen.NOTIFICATIONS, "NotificationCreated", stage -> () -> mention(stage));
        with(
                Screen.NOTIFICATIONS,
                "NotificationsRead",
                stage -> stage.notification(mention(stage)),
                (stage, id) -> stage.bob()
                        .api()
                        .run("markNotificationsRead", Map.of("ids", List.of(id)))
                        .ok());
        with(
                Screen.NOTIFICATIONS,
                "NotificationsRemoved",
                stage -> {
                    var message = mention(stage);
                    stage.notification(message);
                    return message;
                },
                (stage, id) -> stage.delete(id).ok());
    }

    private static String mention(Stage stage) {
        return stage.ada().send(stage.room(), "@bob, lunch?");
    }

    private void ofRoom() {
        add(
                Screen.ROOM,
                "MemberLeftRoom",
                stage -> () -> stage.remove(stage.room(), stage.cem()).ok());
        add(Screen.ROOM, "MemberJoinedRoom", stage -> {
            stage.remove(stage.room(), stage.cem());
            return () -> stage.ada().addTo(stage.room(), stage.cem());
        });
        add(Screen.ROOM, "ChannelUpdated", stage -> () -> retitle(stage, stage.room()));
        add(
                Screen.ROOM,
                "ChannelArchived",
                stage -> () -> stage.archive(stage.room()).ok());
        add(Screen.ROOM, "ChannelUnarchived", stage -> {
            stage.archive(stage.room());
            return () -> stage.unarchive(stage.room()).ok();
        });
    }

    private interface OfObject {

        void happen(Stage stage, String id);
    }

    /// To something that is made before.
    private void with(Screen screen, String kind, Function<Stage, String> prepared, OfObject happening) {
        add(screen, kind, stage -> {
            var id = prepared.apply(stage);
            return () -> happening.happen(stage, id);
        });
    }

    private void add(Screen screen, String kind, Function<Stage, Runnable> action) {
        add(screen, kind, "", action);
    }

    private void add(Screen screen, String kind, String detail, Function<Stage, Runnable> action) {
        all.add(new Happening(screen, kind, detail, action));
    }
}
