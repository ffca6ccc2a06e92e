package com.slackclone.workspace;

import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/// Counts a workspace's members.
@Component
class MemberFigures implements WorkspaceFigures {

    private final MembershipTable memberships;

    MemberFigures(MembershipTable memberships) {
        this.memberships = memberships;
    }

    @Override
    public Map<Figure, Long> count(WorkspaceId workspace) {
        var all = new AtomicLong();
        var active = new AtomicLong();
        memberships.forEach(workspace, member -> {
            all.incrementAndGet();
            if (member.isActive()) {
                active.incrementAndGet();
            }
        });
        return Map.of(Figure.MEMBERS, all.get(), Figure.ACTIVE_MEMBERS, active.get());
    }
}
