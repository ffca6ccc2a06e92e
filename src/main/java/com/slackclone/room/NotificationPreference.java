package com.slackclone.room;

/// What somebody wants to be told of a room.
public enum NotificationPreference {
    /// Each message.
    ALL,
    /// What mentions them, answers them, or is about what they wrote.
    MENTIONS,
    NONE
}
