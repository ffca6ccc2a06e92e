package com.slackclone.faults.history;

/// Something that a writer wants to be so.
public sealed interface Change {

    /// A new message.
    ///
    /// @param clientId the writer's own id of it, with which its content begins, also when it is edited
    record Send(String clientId, String content) implements Change {}

    record Edit(String message, String content) implements Change {}

    record Delete(String message) implements Change {}

    /// A reaction of the writer, with an emoji that nobody else uses.
    ///
    /// @param isThere whether it is put there or taken away
    record React(String message, String emoji, boolean isThere) implements Change {}

    /// The writer has read up to this number.
    record Read(long seq) implements Change {}

    /// Which part of a message it is about: what later changes of the same part overtake. Empty for what is no
    /// part of a message.
    default String part() {
        return switch (this) {
            case Send _, Edit _, Delete _ -> CONTENT;
            case React(var _, var emoji, var _) -> reaction(emoji);
            case Read _ -> "";
        };
    }

    String CONTENT = "content";

    static String reaction(String emoji) {
        return "reaction " + emoji;
    }
}
