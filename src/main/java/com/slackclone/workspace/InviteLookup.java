package com.slackclone.workspace;

import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Finds invitations for the features behind them, which work without a viewer. Whoever shows what it answers checks
/// first that it may be seen.
@Component
public class InviteLookup {

    private final InviteTable invites;
    private final Workspaces workspaces;
    private final Clock clock;

    InviteLookup(InviteTable invites, Workspaces workspaces, Clock clock) {
        this.invites = invites;
        this.workspaces = workspaces;
        this.clock = clock;
    }

    /// An invitation, and the workspace that it is to.
    public record ToWorkspace(Invite invite, Workspace workspace) {}

    /// Those of the invitations that are there and were not revoked. Two calls of DynamoDB for each; people have few.
    public Map<InviteId, ToWorkspace> findAll(Collection<InviteId> ids) {
        var found = new HashMap<InviteId, ToWorkspace>();
        ids.forEach(id -> invites.find(id)
                .filter(invite -> invite.revokedAt() == null)
                .map(invite -> new ToWorkspace(invite, workspaces.get(id.workspace())))
                .ifPresent(one -> found.put(id, one)));
        return found;
    }

    /// The invitation, if it can still be accepted.
    public Optional<Invite> findOpen(InviteId id) {
        return invites.find(id).filter(invite -> invite.isOpen(clock.instant()));
    }
}
