package com.slackclone.room;

import com.slackclone.account.UserId;
import java.time.Instant;

/// That a person is in a room, and how far they have read.
///
/// @param lastReadSeq the number of the last message that they have read; it grows, unless the person takes it back
/// @param mentions which of the room's messages mention them by name
public record RoomMembership(RoomId roomId, UserId userId, Instant joinedAt, long lastReadSeq, MentionSeqs mentions) {

    /// Of somebody whom no message has mentioned yet.
    RoomMembership(RoomId roomId, UserId userId, Instant joinedAt, long lastReadSeq) {
        this(roomId, userId, joinedAt, lastReadSeq, MentionSeqs.NONE);
    }
}
