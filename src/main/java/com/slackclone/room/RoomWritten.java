package com.slackclone.room;

import com.slackclone.account.UserId;

/// A person has written to a room on this node. A Spring application event, heard before the person gets an
/// answer: whoever hears must not wait. It is lost if the node dies.
public record RoomWritten(RoomId room, UserId author) {}
