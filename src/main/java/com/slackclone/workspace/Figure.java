package com.slackclone.workspace;

/// What is counted in a workspace. Stored by name: none is renamed.
public enum Figure {
    /// Those who are or were a member.
    MEMBERS,
    ACTIVE_MEMBERS,
    /// Public and private ones that are not archived.
    CHANNELS,
    /// In all rooms, the deleted ones too.
    MESSAGES,
    FILES,
    FILE_BYTES
}
