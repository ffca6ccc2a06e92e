package com.slackclone.mrkdwn;

/// A name that a text mentions.
///
/// @param text in one form: handles and channels in lower case without the sign before them
public record Name(Kind kind, String text) {

    /// How the name was written.
    public enum Kind {
        /// `@ada`, `@Ada Lovelace`: the handle of a person.
        HANDLE,
        /// `<@U…>`: the global id of a person.
        USER_ID,
        /// `#general`
        CHANNEL,
        /// `<#C…>`: the global id of a channel.
        CHANNEL_ID,
        /// `@channel`, `@here`, `@everyone`: all who are in the room.
        WIDE
    }
}
