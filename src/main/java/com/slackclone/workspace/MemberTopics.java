package com.slackclone.workspace;

import com.slackclone.account.UserId;
import com.slackclone.account.UserTopics;
import com.slackclone.realtime.Topic;
import java.util.Collection;
import org.springframework.stereotype.Component;

/// People are heard of in their workspaces, also in those where they are not active any more: what they have
/// written is still read there.
@Component
class MemberTopics implements UserTopics {

    private final MembershipTable memberships;

    MemberTopics(MembershipTable memberships) {
        this.memberships = memberships;
    }

    @Override
    public Collection<Topic> of(UserId user) {
        return memberships.workspaces(user).stream()
                .map(membership -> WorkspaceTopics.workspace(membership.workspaceId()))
                .toList();
    }
}
