package com.slackclone;

import static org.assertj.core.api.Assertions.assertThat;

import com.slackclone.account.UserId;
import com.slackclone.message.MessageId;
import com.slackclone.platform.error.ErrorCode;
import com.slackclone.platform.id.GlobalIdCodec;
import com.slackclone.room.ChannelId;
import com.slackclone.room.ConversationId;
import com.slackclone.room.RoomId;
import com.slackclone.testing.Answer;
import com.slackclone.testing.ApplicationTest;
import com.slackclone.testing.Node;
import com.slackclone.testing.Person;
import com.slackclone.testing.Team;
import com.slackclone.workspace.WorkspaceId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Another workspace's object, one that never was, and one whose id was put together from two workspaces look
/// the same: `NOT_FOUND`, to the letter.
@ApplicationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TenantsIT {

    private final Person eve;
    private final Team team;
    private final Team evesTeam;
    private String message = "";
    private String evesMessage = "";
    private String invite = "";
    private String auditEntry = "";
    private String reply = "";
    private String conversation = "";
    private String whisper = "";
    private String evesConversation = "";
    private String evesWhisper = "";
    private String draft = "";
    private String scheduled = "";

    TenantsIT(Node node) {
        this.team = Team.create(node);
        this.eve = Person.register(node, "Eve");
        this.evesTeam = Team.create(eve);
    }

    /// An operation that takes an id, and which kind of id.
    record Attempt(String operation, String variable, Kind kind, Map<String, ?> others) {

        Answer by(Person person, String id) {
            var variables = new HashMap<String, Object>(others);
            if (variable.startsWith("input.")) {
                var input = new HashMap<String, Object>(others);
                input.put(variable.substring("input.".length()), id);
                variables = new HashMap<>(Map.of("input", input));
            } else {
                variables.put(variable, variable.endsWith("s") ? List.of(id) : id);
            }
            return person.api().run(operation, variables);
        }

        @Override
        public String toString() {
            return operation + "(" + variable + ": " + kind + ")";
        }
    }

    enum Kind {
        WORKSPACE,
        CHANNEL,
        MESSAGE,
        REPLY,
        CONVERSATION,
        WHISPER,
        USER,
        INVITE,
        AUDIT_ENTRY,
        NOTIFICATION,
        DRAFT,
        SCHEDULED
    }

    @BeforeAll
    void send() {
        message = team.admin().send(team.general(), "Secret");
        reply = team.admin()
                .api()
                .run("reply", Map.of("input", Map.of("roomId", team.general(), "parentId", message, "content", "No")))
                .ok()
                .text("sendMessage.message.id");
        evesMessage = eve.send(evesTeam.general(), "Eve's own");
        invite = team.invite("x@example.com").ok().text("inviteMembers.invites.0.id");
        auditEntry =
                team.admin().api().run("auditLog", Map.of("id", team.id())).ok().text("workspace.auditLog.nodes.0.id");
        conversation = team.admin().converse(team.id(), team.join("Bob"));
        whisper = team.admin().send(conversation, "Secret");
        draft = team.admin()
                .api()
                .run("saveDraft", Map.of("input", Map.of("roomId", team.general(), "content", "Secret")))
                .ok()
                .text("saveDraft.draft.id");
        var order = Map.of("roomId", team.general(), "content", "Secret", "sendAt", inTenDays());
        scheduled = team.admin()
                .api()
                .run("scheduleMessage", Map.of("input", order))
                .ok()
                .text("scheduleMessage.scheduledMessage.id");
        evesConversation = eve.converse(evesTeam.id(), evesTeam.join("Mallory"));
        evesWhisper = eve.send(evesConversation, "Eve's own");
    }

    private static String inTenDays() {
        return Instant.now().plus(Duration.ofDays(10)).toString();
    }

    Stream<Attempt> attempts() {
        var inTenDays = inTenDays();
        var general = evesTeam.general();
        var evesNews = evesTeam.channel("news-" + UUID.randomUUID());
        return Stream.of(
                new Attempt("workspace", "id", Kind.WORKSPACE, Map.of()),
                new Attempt("channels", "id", Kind.WORKSPACE, Map.of()),
                new Attempt("inviteMembers", "workspaceId", Kind.WORKSPACE, Map.of("emails", List.of("x@example.com"))),
                new Attempt("createChannel", "input.workspaceId", Kind.WORKSPACE, Map.of("name", "x")),
                new Attempt("updateWorkspace", "input.workspaceId", Kind.WORKSPACE, Map.of("name", "x")),
                new Attempt(
                        "changeMemberRole",
                        "input.workspaceId",
                        Kind.WORKSPACE,
                        Map.of("userId", eve.id(), "role", "MEMBER")),
                new Attempt(
                        "changeMemberRole",
                        "input.userId",
                        Kind.USER,
                        Map.of("workspaceId", evesTeam.id(), "role", "ADMIN")),
                new Attempt("deactivateMember", "input.workspaceId", Kind.WORKSPACE, Map.of("userId", eve.id())),
                new Attempt("deactivateMember", "input.userId", Kind.USER, Map.of("workspaceId", evesTeam.id())),
                new Attempt("reactivateMember", "input.workspaceId", Kind.WORKSPACE, Map.of("userId", eve.id())),
                new Attempt("reactivateMember", "input.userId", Kind.USER, Map.of("workspaceId", evesTeam.id())),
                new Attempt("transferOwnership", "input.workspaceId", Kind.WORKSPACE, Map.of("userId", eve.id())),
                new Attempt("transferOwnership", "input.userId", Kind.USER, Map.of("workspaceId", evesTeam.id())),
                new Attempt("leaveWorkspace", "input.workspaceId", Kind.WORKSPACE, Map.of()),
                new Attempt("revokeInvite", "input.inviteId", Kind.INVITE, Map.of()),
                new Attempt("auditLog", "id", Kind.WORKSPACE, Map.of()),
                new Attempt("stats", "id", Kind.WORKSPACE, Map.of()),
                new Attempt("members", "id", Kind.WORKSPACE, Map.of()),
                new Attempt("node", "id", Kind.INVITE, Map.of()),
                new Attempt("node", "id", Kind.AUDIT_ENTRY, Map.of()),
                new Attempt("room", "id", Kind.CHANNEL, Map.of()),
                new Attempt("history", "id", Kind.CHANNEL, Map.of()),
                new Attempt("joinChannel", "id", Kind.CHANNEL, Map.of()),
                new Attempt("leaveChannel", "id", Kind.CHANNEL, Map.of()),
                new Attempt("addChannelMembers", "id", Kind.CHANNEL, Map.of("users", List.of(eve.id()))),
                new Attempt("channel", "id", Kind.CHANNEL, Map.of()),
                new Attempt("updateChannel", "input.channelId", Kind.CHANNEL, Map.of("name", "x", "topic", "x")),
                new Attempt("archiveChannel", "id", Kind.CHANNEL, Map.of()),
                new Attempt("unarchiveChannel", "id", Kind.CHANNEL, Map.of()),
                new Attempt("removeChannelMember", "id", Kind.CHANNEL, Map.of("user", eve.id())),
                new Attempt("removeChannelMember", "user", Kind.USER, Map.of("id", evesNews)),
                new Attempt("markRoomRead", "id", Kind.CHANNEL, Map.of("seq", 1)),
                new Attempt("markRoomUnread", "id", Kind.CHANNEL, Map.of("seq", 1)),
                new Attempt(
                        "openConversation",
                        "workspace",
                        Kind.WORKSPACE,
                        Map.of("users", List.of(team.admin().id()))),
                new Attempt("openConversation", "users", Kind.USER, Map.of("workspace", evesTeam.id())),
                new Attempt("conversations", "id", Kind.WORKSPACE, Map.of()),
                new Attempt("unread", "id", Kind.WORKSPACE, Map.of()),
                new Attempt("conversation", "id", Kind.CONVERSATION, Map.of()),
                new Attempt("leaveConversation", "id", Kind.CONVERSATION, Map.of()),
                new Attempt("room", "id", Kind.CONVERSATION, Map.of()),
                new Attempt("history", "id", Kind.CONVERSATION, Map.of()),
                new Attempt("markRoomRead", "id", Kind.CONVERSATION, Map.of("seq", 1)),
                new Attempt("markRoomUnread", "id", Kind.CONVERSATION, Map.of("seq", 1)),
                new Attempt("sendMessage", "input.roomId", Kind.CONVERSATION, Map.of("content", "x")),
                new Attempt("message", "id", Kind.WHISPER, Map.of()),
                new Attempt("editMessage", "id", Kind.WHISPER, Map.of("content", "x")),
                new Attempt("deleteMessage", "id", Kind.WHISPER, Map.of()),
                new Attempt("addReaction", "id", Kind.WHISPER, Map.of("emoji", "👍")),
                new Attempt("history", "around", Kind.WHISPER, Map.of("id", general)),
                new Attempt("node", "id", Kind.CONVERSATION, Map.of()),
                new Attempt("node", "id", Kind.WHISPER, Map.of()),
                new Attempt("addReaction", "id", Kind.MESSAGE, Map.of("emoji", "👍")),
                new Attempt("removeReaction", "id", Kind.MESSAGE, Map.of("emoji", "👍")),
                new Attempt("pinMessage", "id", Kind.MESSAGE, Map.of()),
                new Attempt("unpinMessage", "id", Kind.MESSAGE, Map.of()),
                new Attempt("pins", "id", Kind.CHANNEL, Map.of()),
                new Attempt("saveDraft", "input.roomId", Kind.CHANNEL, Map.of("content", "x")),
                new Attempt("saveDraft", "input.roomId", Kind.CONVERSATION, Map.of("content", "x")),
                new Attempt("saveDraft", "input.parentId", Kind.MESSAGE, Map.of("roomId", general, "content", "x")),
                new Attempt("deleteDraft", "id", Kind.DRAFT, Map.of()),
                new Attempt("drafts", "id", Kind.WORKSPACE, Map.of()),
                new Attempt("node", "id", Kind.DRAFT, Map.of()),
                new Attempt(
                        "scheduleMessage", "input.roomId", Kind.CHANNEL, Map.of("content", "x", "sendAt", inTenDays)),
                new Attempt(
                        "scheduleMessage",
                        "input.roomId",
                        Kind.CONVERSATION,
                        Map.of("content", "x", "sendAt", inTenDays)),
                new Attempt(
                        "scheduleMessage",
                        "input.parentId",
                        Kind.MESSAGE,
                        Map.of("roomId", general, "content", "x", "sendAt", inTenDays)),
                new Attempt(
                        "updateScheduledMessage", "input.scheduledMessageId", Kind.SCHEDULED, Map.of("content", "x")),
                new Attempt("cancelScheduledMessage", "input.scheduledMessageId", Kind.SCHEDULED, Map.of()),
                new Attempt("scheduledMessages", "id", Kind.WORKSPACE, Map.of()),
                new Attempt("node", "id", Kind.SCHEDULED, Map.of()),
                new Attempt("saveMessage", "id", Kind.MESSAGE, Map.of()),
                new Attempt("saveMessage", "id", Kind.REPLY, Map.of()),
                new Attempt("saveMessage", "id", Kind.WHISPER, Map.of()),
                new Attempt("unsaveMessage", "id", Kind.MESSAGE, Map.of()),
                new Attempt("savedItems", "id", Kind.WORKSPACE, Map.of()),
                new Attempt("sendMessage", "input.roomId", Kind.CHANNEL, Map.of("content", "x")),
                new Attempt("message", "id", Kind.MESSAGE, Map.of()),
                new Attempt("editMessage", "id", Kind.MESSAGE, Map.of("content", "x")),
                new Attempt("deleteMessage", "id", Kind.MESSAGE, Map.of()),
                new Attempt("history", "around", Kind.MESSAGE, Map.of("id", general)),
                new Attempt("sendMessage", "input.parentId", Kind.MESSAGE, Map.of("roomId", general, "content", "x")),
                new Attempt("thread", "id", Kind.MESSAGE, Map.of()),
                new Attempt("sendMessage", "input.parentId", Kind.REPLY, Map.of("roomId", general, "content", "x")),
                new Attempt("thread", "id", Kind.REPLY, Map.of()),
                new Attempt("message", "id", Kind.REPLY, Map.of()),
                new Attempt("editMessage", "id", Kind.REPLY, Map.of("content", "x")),
                new Attempt("deleteMessage", "id", Kind.REPLY, Map.of()),
                new Attempt("addReaction", "id", Kind.REPLY, Map.of("emoji", "👍")),
                new Attempt("history", "around", Kind.REPLY, Map.of("id", general)),
                new Attempt("node", "id", Kind.REPLY, Map.of()),
                new Attempt("followThread", "id", Kind.MESSAGE, Map.of()),
                new Attempt("followThread", "id", Kind.REPLY, Map.of()),
                new Attempt("unfollowThread", "id", Kind.MESSAGE, Map.of()),
                new Attempt("unfollowThread", "id", Kind.REPLY, Map.of()),
                new Attempt("markThreadRead", "id", Kind.MESSAGE, Map.of("seq", 1)),
                new Attempt("markThreadRead", "id", Kind.REPLY, Map.of("seq", 1)),
                new Attempt("viewerThreads", "id", Kind.WORKSPACE, Map.of()),
                new Attempt("startTyping", "input.roomId", Kind.CHANNEL, Map.of()),
                new Attempt("setPresence", "input.workspaceId", Kind.WORKSPACE, Map.of("status", "AWAY")),
                new Attempt("userPresence", "workspace", Kind.WORKSPACE, Map.of("id", eve.id())),
                new Attempt("userPresence", "id", Kind.USER, Map.of("workspace", evesTeam.id())),
                new Attempt("user", "id", Kind.USER, Map.of()),
                new Attempt("addChannelMembers", "users", Kind.USER, Map.of("id", general)),
                new Attempt("setRoomNotificationPreference", "input.roomId", Kind.CHANNEL, Map.of("preference", "ALL")),
                new Attempt("markNotificationsRead", "ids", Kind.NOTIFICATION, Map.of()),
                new Attempt("node", "id", Kind.NOTIFICATION, Map.of()),
                new Attempt("node", "id", Kind.WORKSPACE, Map.of()),
                new Attempt("node", "id", Kind.CHANNEL, Map.of()),
                new Attempt("node", "id", Kind.MESSAGE, Map.of()),
                new Attempt("node", "id", Kind.USER, Map.of()),
                new Attempt("nodes", "ids", Kind.MESSAGE, Map.of()));
    }

    @ParameterizedTest
    @MethodSource("attempts")
    void whatIsAnothersDoesNotExist(Attempt attempt) {
        var expected = attempt.by(eve, unknown(attempt.kind())).refused(ErrorCode.NOT_FOUND);

        for (var id : foreign(attempt.kind())) {
            var refused = attempt.by(eve, id).refused(ErrorCode.NOT_FOUND);
            assertThat(refused.body().path("errors"))
                    .as(id)
                    .isEqualTo(expected.body().path("errors"));
        }
        assertThat(team.admin()
                        .api()
                        .run("history", Map.of("id", team.general()))
                        .ok()
                        .data("room.messages.nodes.0.content")
                        .asString())
                .as("nothing changed")
                .isEqualTo("Secret");
    }

    private List<String> foreign(Kind kind) {
        var theirs = ChannelId.parse(team.general());
        var own = ChannelId.parse(evesTeam.general());
        return switch (kind) {
            case WORKSPACE -> List.of(team.id());
            case CHANNEL ->
                List.of(
                        team.general(),
                        new ChannelId(own.workspace(), theirs.uuid()).global(),
                        new ChannelId(theirs.workspace(), own.uuid()).global());
            case MESSAGE ->
                List.of(
                        message,
                        new MessageId(own, MessageId.parse(message).uuid()).global(),
                        new MessageId(theirs, MessageId.parse(evesMessage).uuid()).global(),
                        new MessageId(
                                        new ChannelId(own.workspace(), theirs.uuid()),
                                        MessageId.parse(message).uuid())
                                .global());
            case REPLY ->
                List.of(
                        reply,
                        new MessageId(
                                        own,
                                        MessageId.parse(reply).root(),
                                        MessageId.parse(reply).uuid())
                                .global(),
                        new MessageId(
                                        own,
                                        MessageId.parse(evesMessage).uuid(),
                                        MessageId.parse(reply).uuid())
                                .global());
            case CONVERSATION ->
                foreignConversations().stream().map(RoomId::global).toList();
            case WHISPER ->
                foreignConversations().stream()
                        .flatMap(room -> Stream.of(whisper, evesWhisper)
                                .map(id ->
                                        new MessageId(room, MessageId.parse(id).uuid()).global()))
                        .toList();
            case USER -> List.of(team.admin().id());
            case INVITE -> foreignParts("I", invite);
            case AUDIT_ENTRY -> foreignParts("A", auditEntry);
            case NOTIFICATION -> List.of(notification(team.admin().id(), theirs.uuid()));
            case DRAFT ->
                List.of(
                        draft,
                        draft(
                                theirs.workspace().uuid(),
                                own.uuid(),
                                team.admin().id()),
                        draft(
                                own.workspace().uuid(),
                                theirs.uuid(),
                                team.admin().id()));
            case SCHEDULED -> {
                var uuid = GlobalIdCodec.decode("id", "L", 2, scheduled).getLast();
                yield List.of(
                        scheduled,
                        GlobalIdCodec.encode("L", UserId.parse(eve.id()).uuid(), uuid));
            }
        };
    }

    /// Another's, and two that were put together of theirs and Eve's own.
    private List<RoomId> foreignConversations() {
        var theirs = ConversationId.parse(conversation);
        var own = ConversationId.parse(evesConversation);
        return List.of(
                theirs,
                new ConversationId(own.workspace(), theirs.uuid()),
                new ConversationId(theirs.workspace(), own.uuid()));
    }

    private static String unknown(Kind kind) {
        var workspace = new WorkspaceId(UUID.fromString("01936f2e-0000-7000-8000-000000000000"));
        var channel = new ChannelId(workspace, workspace.uuid());
        var conversation = new ConversationId(workspace, workspace.uuid());
        return switch (kind) {
            case WORKSPACE -> workspace.global();
            case CHANNEL -> channel.global();
            case MESSAGE -> new MessageId(channel, workspace.uuid()).global();
            case REPLY -> new MessageId(channel, workspace.uuid(), workspace.uuid()).global();
            case CONVERSATION -> conversation.global();
            case WHISPER -> new MessageId(conversation, workspace.uuid()).global();
            case USER -> new UserId(workspace.uuid()).global();
            case INVITE -> GlobalIdCodec.encode("I", workspace.uuid(), workspace.uuid());
            case AUDIT_ENTRY -> GlobalIdCodec.encode("A", workspace.uuid(), workspace.uuid());
            case NOTIFICATION -> notification(new UserId(workspace.uuid()).global(), workspace.uuid());
            case DRAFT -> draft(workspace.uuid(), workspace.uuid(), new UserId(workspace.uuid()).global());
            case SCHEDULED -> GlobalIdCodec.encode("L", workspace.uuid(), workspace.uuid());
        };
    }

    /// The other workspace's, and one of Eve's own workspace with what is the other's.
    private List<String> foreignParts(String prefix, String id) {
        var uuid = GlobalIdCodec.decode("id", prefix, 2, id).getLast();
        return List.of(
                id,
                GlobalIdCodec.encode(prefix, WorkspaceId.parse(evesTeam.id()).uuid(), uuid));
    }

    private static String draft(UUID workspace, UUID channel, String user) {
        return GlobalIdCodec.encode("KC", workspace, channel, UserId.parse(user).uuid());
    }

    private static String notification(String user, UUID uuid) {
        return GlobalIdCodec.encode("N", UserId.parse(user).uuid(), uuid);
    }
}
