package com.slackclone.room;

/// How many people a conversation is of.
public enum ConversationType {
    DIRECT,
    GROUP
}
