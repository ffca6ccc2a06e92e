package com.slackclone.mrkdwn;

import org.commonmark.node.CustomNode;

/// A person, a channel, or all who are in the room.
final class MentionNode extends CustomNode {

    private final Mention mention;
    private final String label;

    MentionNode(Mention mention, String label) {
        this.mention = mention;
        this.label = label;
    }

    Mention mention() {
        return mention;
    }

    String label() {
        return label;
    }
}
