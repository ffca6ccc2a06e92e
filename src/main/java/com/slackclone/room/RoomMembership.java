package com.slackclone.room;

import com.slackclone.account.UserId;
import java.time.Instant;

/// That a person is in a room, and how far they have read.
///
/// @param lastReadSeq the number of the last message that they have read; it only grows
public record RoomMembership(RoomId roomId, UserId userId, Instant joinedAt, long lastReadSeq) {}
