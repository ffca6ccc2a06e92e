package com.slackclone.room;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A place that holds messages.
public sealed interface Room permits Channel, Conversation {

    RoomId id();

    /// The number of the room's last message; 0 in an empty room. Messages are numbered from 1 without gaps.
    long latestSeq();

    /// Which of its messages mention all who are in it.
    MentionSeqs mentionsOfAll();

    /// When the last message was sent; null in an empty room.
    @Nullable
    Instant lastMessageAt();

    /// When something last happened: what recent rooms are sorted by.
    Instant lastActiveAt();

    /// The last part of the last message's id, which with the room's id makes up the whole; null in an empty room.
    @Nullable
    UUID lastMessageId();
}
