package com.slackclone.demo;

import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What was said in one channel.
///
/// @param since the day on which it was made, as [Moment#day()] counts
/// @param members their handles, its maker first
/// @param lastRead how many lines those have read who have not read all
record Transcript(
        String channel,
        boolean isPrivate,
        String topic,
        String purpose,
        int since,
        List<String> members,
        List<Line> lines,
        Map<String, Integer> lastRead) {

    /// One message.
    ///
    /// @param author a handle
    /// @param text empty if it was deleted
    /// @param editedAt on the same day; null if it was not
    /// @param deletedAt on the same day; null if it was not
    record Line(
            Moment sentAt,
            String author,
            String text,
            @Nullable LocalTime editedAt,
            @Nullable LocalTime deletedAt) {}

    int readBy(String member) {
        return lastRead.getOrDefault(member, lines.size());
    }
}
