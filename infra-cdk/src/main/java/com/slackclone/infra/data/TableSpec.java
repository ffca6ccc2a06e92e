package com.slackclone.infra.data;

import java.util.List;
import java.util.stream.Stream;

/// A DynamoDB table: keys `PK` and `SK`, indexes `GSI1` and `GSI2` with keys of their own.
///
/// @param name     after the prefix `slack-clone-{env}-`
/// @param expiring holds items that go away by themselves when `expires_at` has passed
/// @param streamed its changes feed the background work
record TableSpec(String name, List<Index> indexes, boolean expiring, boolean streamed) {

    /// @param sorted `false` for a look-up, whose items share no partition and so need no sort key
    record Index(String name, boolean sorted) {}

    /// Users, workspaces and messages expire because tokens, invites and idempotency claims live in them.
    static final List<TableSpec> ALL = List.of(
            table("users").lookup("GSI1").withExpiry(),
            table("workspaces").withExpiry(),
            table("workspace-memberships").index("GSI1"),
            table("channels").lookup("GSI1"),
            table("channel-memberships").index("GSI1"),
            table("messages").index("GSI1").index("GSI2").withExpiry().withStream(),
            table("conversations").index("GSI1"),
            table("conversation-participants").index("GSI1"),
            table("notifications").index("GSI1").withExpiry(),
            table("files").index("GSI1").withExpiry(),
            table("presence").index("GSI1").withExpiry(),
            table("reactions"));

    private static TableSpec table(String name) {
        return new TableSpec(name, List.of(), false, false);
    }

    private TableSpec index(String index) {
        return with(new Index(index, true));
    }

    private TableSpec lookup(String index) {
        return with(new Index(index, false));
    }

    private TableSpec with(Index index) {
        return new TableSpec(
                name, Stream.concat(indexes.stream(), Stream.of(index)).toList(), expiring, streamed);
    }

    private TableSpec withExpiry() {
        return new TableSpec(name, indexes, true, streamed);
    }

    private TableSpec withStream() {
        return new TableSpec(name, indexes, expiring, true);
    }
}
