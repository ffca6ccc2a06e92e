package com.slackclone.faults.history;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// A message as somebody was shown it.
///
/// @param content empty for a tombstone
/// @param emojis of its reactions; one that is there more than once bears its count
public record Shown(String id, long seq, String content, boolean isDeleted, long version, Set<String> emojis) {

    /// What a client asks for of a message.
    public static final String FIELDS = "id seq content deletedAt version reactions { emoji count }";

    public Shown {
        emojis = Set.copyOf(emojis);
    }

    /// From what was answered to [#FIELDS].
    public static Shown of(JsonNode message) {
        return new Shown(
                message.path("id").asString(),
                message.path("seq").asLong(),
                message.path("content").asString(""),
                !message.path("deletedAt").isNull(),
                message.path("version").asLong(),
                message.path("reactions")
                        .valueStream()
                        .map(Shown::emoji)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    private static String emoji(JsonNode reaction) {
        var count = reaction.path("count").asInt();
        var emoji = reaction.path("emoji").asString();
        return count == 1 ? emoji : emoji + " " + count;
    }

    /// Of two that show the same message the one that is to be shown.
    static Shown later(Shown one, Shown other) {
        return other.version() > one.version() ? other : one;
    }
}
