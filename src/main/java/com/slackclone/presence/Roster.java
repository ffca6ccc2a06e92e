package com.slackclone.presence;

import com.slackclone.account.UserId;
import com.slackclone.presence.PresenceStore.Outcome;
import com.slackclone.presence.PresenceUpdate.Lease;
import com.slackclone.workspace.WorkspaceId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Keeps the state of who is here: brings what the store does not know, and hands on what has changed.
@Component
class Roster {

    private final PresenceStore store;
    private final PresenceTable table;
    private final PresenceRecorder recorder;

    Roster(PresenceStore store, PresenceTable table, PresenceRecorder recorder) {
        this.store = store;
        this.table = table;
        this.recorder = recorder;
    }

    /// Notes what this node knows of people. One call of Redis; for those who come a call of DynamoDB for each
    /// 100, and a second one of Redis.
    void update(WorkspaceId workspace, List<PresenceUpdate> updates) {
        var unknown = record(workspace, store.update(workspace, updates));
        if (!unknown.isEmpty()) {
            record(workspace, store.update(workspace, withChoices(workspace, unknown, updates)));
        }
    }

    /// The same, and brings everybody's choice: what somebody has chosen while Redis was away it does not know.
    void bring(WorkspaceId workspace, List<PresenceUpdate> updates) {
        var users = updates.stream().map(PresenceUpdate::user).toList();
        record(workspace, store.update(workspace, withChoices(workspace, users, updates)));
    }

    private List<PresenceUpdate> withChoices(
            WorkspaceId workspace, List<UserId> unknown, List<PresenceUpdate> updates) {
        var choices = table.choices(workspace, unknown);
        Map<UserId, PresenceUpdate> known =
                updates.stream().collect(Collectors.toMap(PresenceUpdate::user, Function.identity(), (one, _) -> one));
        return unknown.stream()
                .map(user -> known.getOrDefault(user, new PresenceUpdate(user, Lease.AS_IS, Duration.ZERO, null))
                        .with(choices.getOrDefault(user, PresenceChoice.NONE)))
                .toList();
    }

    /// Finds who has become away, and who has gone unnoticed.
    void sweep(WorkspaceId workspace) {
        record(workspace, store.sweep(workspace));
    }

    private List<UserId> record(WorkspaceId workspace, Outcome outcome) {
        outcome.changed().forEach(presence -> recorder.record(workspace, presence, outcome.at()));
        return outcome.unknown();
    }
}
