package com.slackclone.demo;

import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What was said in one room.
///
/// @param name of the channel; in a conversation that of its file
/// @param topic empty in a conversation, as is the purpose
/// @param since the day on which it was made, as [Moment#day()] counts
/// @param members their handles, its maker first
/// @param lastRead how many lines those have read who have not read all
record Transcript(
        String name,
        Kind kind,
        String topic,
        String purpose,
        int since,
        List<String> members,
        List<Line> lines,
        Map<String, Integer> lastRead) {

    /// What a room is.
    enum Kind {
        PUBLIC,
        PRIVATE,
        CONVERSATION
    }

    /// One message.
    ///
    /// @param author a handle
    /// @param text empty if it was deleted
    /// @param editedAt on the same day; null if it was not
    /// @param deletedAt on the same day; null if it was not
    /// @param replies on the same day
    record Line(
            Moment sentAt,
            String author,
            String text,
            @Nullable LocalTime editedAt,
            @Nullable LocalTime deletedAt,
            List<Reply> replies) {

        Line withText(String longer) {
            return new Line(sentAt, author, longer, editedAt, deletedAt, replies);
        }

        Line with(Reply reply) {
            var more = Stream.concat(replies.stream(), Stream.of(reply)).toList();
            return new Line(sentAt, author, text, editedAt, deletedAt, more);
        }

        /// When the last was said of it and below it.
        Moment lastSaidAt() {
            return replies.isEmpty() ? sentAt : replies.getLast().sentAt();
        }
    }

    /// A reply to a message.
    ///
    /// @param author a handle
    record Reply(Moment sentAt, String author, String text) {}

    int readBy(String member) {
        return lastRead.getOrDefault(member, lines.size());
    }
}
