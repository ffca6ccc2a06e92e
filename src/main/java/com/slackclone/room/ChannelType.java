package com.slackclone.room;

/// Who may know of a channel.
public enum ChannelType {
    PUBLIC,
    PRIVATE
}
