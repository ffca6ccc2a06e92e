package com.slackclone.room;

/// A place that holds messages.
public sealed interface Room permits Channel {

    RoomId id();

    /// The number of the room's last message; 0 in an empty room. Messages are numbered from 1 without gaps.
    long latestSeq();
}
