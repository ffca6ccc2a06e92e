package com.slackclone.workspace;

import com.slackclone.account.PersonalData;
import com.slackclone.account.UserId;
import java.time.Instant;
import org.springframework.stereotype.Component;

/// Takes people out of all workspaces whose account is deleted. They stay in the list of members, without a
/// name, as what they wrote is still there; and what named them in their handle is gone, while nobody else gets
/// the handle, so that what was written to them goes on to mean nobody else.
@Component
class DeletedMembers implements PersonalData {

    private final MembershipTable memberships;
    private final MemberChanges changes;
    private final HandleTable handles;

    DeletedMembers(MembershipTable memberships, MemberChanges changes, HandleTable handles) {
        this.memberships = memberships;
        this.changes = changes;
        this.handles = handles;
    }

    @Override
    public void erase(UserId user, Instant deletedAt) {
        for (var member : memberships.workspaces(user)) {
            handles.forget(member.workspaceId(), user);
            changes.takeOut(member.workspaceId(), user, deletedAt);
        }
    }
}
