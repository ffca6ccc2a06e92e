package com.slackclone.demo;

import com.slackclone.demo.Transcript.Line;
import com.slackclone.demo.Transcript.Reply;
import com.slackclone.message.MessageImport;
import com.slackclone.message.MessageImport.ImportedMessage;
import com.slackclone.room.Channel;
import com.slackclone.room.ChannelType;
import com.slackclone.room.RoomImport;
import com.slackclone.room.RoomImport.ImportedChannel;
import com.slackclone.workspace.WorkspaceId;
import java.time.Instant;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Plants one channel with what was said in it.
@Component
class RoomPlanter {

    private final RoomImport rooms;
    private final MessageImport messages;
    private final NotificationPlanter notifications;

    RoomPlanter(RoomImport rooms, MessageImport messages, NotificationPlanter notifications) {
        this.rooms = rooms;
        this.messages = messages;
        this.notifications = notifications;
    }

    /// Goes on behind the channel's last message, as the first line is message 1, and so on: nothing is said
    /// twice.
    void plant(WorkspaceId workspace, Cast cast, Transcript transcript) {
        var channel = plantChannel(workspace, cast, transcript);
        var missing = transcript.lines().stream()
                .skip(channel.latestSeq())
                .map(line -> imported(cast, line))
                .toList();
        messages.add(channel.id(), missing);
        messages.addReplies(channel.id(), replies(cast, transcript));
        for (var member : transcript.members()) {
            plantMarker(cast, transcript, channel, member);
        }
        notifications.plant(cast, transcript, channel.id());
    }

    private Channel plantChannel(WorkspaceId workspace, Cast cast, Transcript transcript) {
        var members = transcript.members();
        var since = transcript.since();
        return rooms.channel(new ImportedChannel(
                workspace,
                transcript.channel(),
                transcript.isPrivate() ? ChannelType.PRIVATE : ChannelType.PUBLIC,
                transcript.topic(),
                transcript.purpose(),
                cast.id(members.getFirst()),
                cast.days().instant(Moment.morningOf(since)),
                members.stream().collect(Collectors.toMap(cast::id, member -> cast.joined(member, since)))));
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

    private void plantMarker(Cast cast, Transcript transcript, Channel channel, String member) {
        var read = transcript.readBy(member);
        if (read > 0) {
            var time = cast.days().instant(transcript.lines().get(read - 1).sentAt());
            rooms.read(channel.id(), cast.id(member), read, time);
        }
    }
}
