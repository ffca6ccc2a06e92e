package com.slackclone.presence;

/// How a person is shown to the others.
public enum PresenceStatus {
    ONLINE,
    AWAY,
    OFFLINE
}
