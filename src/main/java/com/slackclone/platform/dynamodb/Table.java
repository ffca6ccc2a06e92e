package com.slackclone.platform.dynamodb;

import java.util.Arrays;
import java.util.Optional;

/// The twelve tables. Their keys and indexes are declared by `infra-cdk`; what each holds is in
/// `docs/data-model.md`.
public enum Table {
    USERS("users"),
    WORKSPACES("workspaces"),
    WORKSPACE_MEMBERSHIPS("workspace-memberships"),
    CHANNELS("channels"),
    CHANNEL_MEMBERSHIPS("channel-memberships"),
    MESSAGES("messages"),
    CONVERSATIONS("conversations"),
    CONVERSATION_PARTICIPANTS("conversation-participants"),
    NOTIFICATIONS("notifications"),
    FILES("files"),
    PRESENCE("presence"),
    REACTIONS("reactions");

    private final String suffix;

    Table(String suffix) {
        this.suffix = suffix;
    }

    /// The table with a name; empty for a table that is none of ours.
    public static Optional<Table> named(String prefix, String name) {
        return Arrays.stream(values())
                .filter(table -> table.nameIn(prefix).equals(name))
                .findFirst();
    }

    String nameIn(String prefix) {
        return prefix + "-" + suffix;
    }
}
