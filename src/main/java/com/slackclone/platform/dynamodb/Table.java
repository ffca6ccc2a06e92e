package com.slackclone.platform.dynamodb;

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

    String nameIn(String prefix) {
        return prefix + "-" + suffix;
    }
}
