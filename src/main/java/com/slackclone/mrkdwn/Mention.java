package com.slackclone.mrkdwn;

import org.jspecify.annotations.Nullable;

/// Whom or what a [Name] stands for.
///
/// @param attribute of the HTML element that shows it, `data-user-id` for example
/// @param value of the attribute
/// @param label what is shown; null for what was written
public record Mention(
        String attribute, String value, @Nullable String label) {

    static final String USER = "data-user-id";
    static final String CHANNEL = "data-channel-id";
    static final String WIDE = "data-mention";

    /// @param id the global id
    public static Mention ofUser(String id, @Nullable String label) {
        return new Mention(USER, id, label);
    }

    /// @param id the global id
    public static Mention ofChannel(String id, @Nullable String label) {
        return new Mention(CHANNEL, id, label);
    }

    /// @param word `channel`, `here` or `everyone`
    public static Mention ofAll(String word) {
        return new Mention(WIDE, word, "@" + word);
    }
}
