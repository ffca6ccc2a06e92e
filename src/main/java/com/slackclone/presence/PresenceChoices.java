package com.slackclone.presence;

import com.slackclone.account.Viewer;
import com.slackclone.platform.text.TextRule;
import com.slackclone.presence.PresenceUpdate.Lease;
import com.slackclone.workspace.Members;
import com.slackclone.workspace.WorkspaceId;
import io.lettuce.core.RedisException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Lets people choose how they are shown.
@Component
class PresenceChoices {

    private static final Logger log = LoggerFactory.getLogger(PresenceChoices.class);
    private static final TextRule MESSAGE = TextRule.line("input.statusMessage", 0, 100);

    private final PresenceTable table;
    private final Roster roster;
    private final Members members;
    private final Clock clock;

    PresenceChoices(PresenceTable table, Roster roster, Members members, Clock clock) {
        this.table = table;
        this.roster = roster;
        this.members = members;
        this.clock = clock;
    }

    /// Stores what the viewer wants to be shown as, for good, and shows it. Who is not connected is here for as
    /// long as a lease. While Redis is away it is shown when that is back.
    ///
    /// @param message 0 to 100 characters, trimmed; empty for none, null to leave what there is
    /// @return how the viewer is shown now
    Presence choose(Viewer viewer, WorkspaceId workspace, PresenceStatus status, @Nullable String message) {
        var checked = message == null ? null : MESSAGE.checkTrimmed(message);
        members.require(viewer, workspace);
        var choice = table.choose(workspace, viewer.userId(), status, checked);
        try {
            roster.update(workspace, List.of(new PresenceUpdate(viewer.userId(), Lease.HERE, Duration.ZERO, choice)));
        } catch (RedisException e) {
            log.debug("A choice is not shown now", e);
        }
        var shownMessage = status == PresenceStatus.OFFLINE || choice.message().isEmpty() ? null : choice.message();
        return new Presence(viewer.userId(), status, shownMessage, clock.instant());
    }
}
