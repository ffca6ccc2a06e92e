package com.slackclone.demo;

import com.slackclone.demo.Transcript.Line;
import com.slackclone.demo.Transcript.Reply;
import com.slackclone.message.MessageImport;
import com.slackclone.message.MessageImport.ImportedMessage;
import com.slackclone.room.ChannelType;
import com.slackclone.room.Room;
import com.slackclone.room.RoomImport;
import com.slackclone.room.RoomImport.ImportedChannel;
import com.slackclone.room.RoomImport.ImportedConversation;
import com.slackclone.workspace.WorkspaceId;
import java.time.Instant;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Plants one room with what was said in it.
@Component
class RoomPlanter {

    private final RoomImport rooms;
    private final MessageImport messages;
    private final NotificationPlanter notifications;
    private final PersonalPlanter personal;

    RoomPlanter(RoomImport rooms, MessageImport messages, NotificationPlanter notifications, PersonalPlanter personal) {
        this.rooms = rooms;
        this.messages = messages;
        this.notifications = notifications;
        this.personal = personal;
    }

    /// Goes on behind the room's last message, as the first line is message 1, and so on: nothing is said
    /// twice.
    void plant(WorkspaceId workspace, Cast cast, Transcript transcript) {
        var room = plantRoom(workspace, cast, transcript);
        var missing = transcript.lines().stream()
                .skip(room.latestSeq())
                .map(line -> imported(cast, line))
                .toList();
        messages.add(room.id(), missing);
        messages.addReplies(room.id(), replies(cast, transcript));
        for (var member : transcript.members()) {
            plantMarker(cast, transcript, room, member);
        }
        notifications.plant(cast, transcript, room.id());
        personal.plant(cast, transcript, room.id());
    }

    private Room plantRoom(WorkspaceId workspace, Cast cast, Transcript transcript) {
        return switch (transcript.kind()) {
            case PUBLIC -> plantChannel(workspace, cast, transcript, ChannelType.PUBLIC);
            case PRIVATE -> plantChannel(workspace, cast, transcript, ChannelType.PRIVATE);
            case CONVERSATION -> plantConversation(workspace, cast, transcript);
        };
    }

    private Room plantChannel(WorkspaceId workspace, Cast cast, Transcript transcript, ChannelType type) {
        var members = transcript.members();
        var since = transcript.since();
        return rooms.channel(new ImportedChannel(
                workspace,
                transcript.name(),
                type,
                transcript.topic(),
                transcript.purpose(),
                cast.id(members.getFirst()),
                cast.days().instant(Moment.morningOf(since)),
                members.stream().collect(Collectors.toMap(cast::id, member -> cast.joined(member, since)))));
    }

    private Room plantConversation(WorkspaceId workspace, Cast cast, Transcript transcript) {
        var people = transcript.members().stream().map(cast::id).toList();
        var openedAt = cast.days().instant(Moment.morningOf(transcript.since()));
        return rooms.conversation(new ImportedConversation(workspace, people, openedAt));
    }

    /// By the number of the message that they reply to.
    private static Map<Long, List<ImportedMessage>> replies(Cast cast, Transcript transcript) {
        var threads = new HashMap<Long, List<ImportedMessage>>();
        var seq = 0L;
        for (var line : transcript.lines()) {
            seq++;
            threads.put(
                    seq,
                    line.replies().stream().map(reply -> imported(cast, reply)).toList());
        }
        return threads;
    }

    private static ImportedMessage imported(Cast cast, Reply reply) {
        return new ImportedMessage(
                cast.id(reply.author()), reply.text(), cast.days().instant(reply.sentAt()), null, null);
    }

    private static ImportedMessage imported(Cast cast, Line line) {
        return new ImportedMessage(
                cast.id(line.author()),
                line.deletedAt() == null ? line.text() : null,
                cast.days().instant(line.sentAt()),
                sameDay(cast, line, line.editedAt()),
                sameDay(cast, line, line.deletedAt()));
    }

    private static @Nullable Instant sameDay(Cast cast, Line line, @Nullable LocalTime time) {
        return time == null
                ? null
                : cast.days().instant(new Moment(line.sentAt().day(), time));
    }

    private void plantMarker(Cast cast, Transcript transcript, Room room, String member) {
        var read = transcript.readBy(member);
        if (read > 0) {
            var time = cast.days().instant(transcript.lines().get(read - 1).sentAt());
            rooms.read(room.id(), cast.id(member), read, time);
        }
    }
}
