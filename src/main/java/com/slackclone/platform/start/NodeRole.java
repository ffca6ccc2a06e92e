package com.slackclone.platform.start;

/// What a node does.
public enum NodeRole {
    /// Answers clients.
    WEB,
    /// Handles changes in the background.
    WORKER
}
