package com.slackclone.presence;

import com.slackclone.account.PersonalData;
import com.slackclone.account.UserId;
import com.slackclone.workspace.Members;
import java.time.Instant;
import org.springframework.stereotype.Component;

/// Takes away what people have chosen to be shown as, and when they were last seen, whose account is deleted.
@Component
class DeletedPresence implements PersonalData {

    private final Members members;
    private final PresenceTable table;

    DeletedPresence(Members members, PresenceTable table) {
        this.members = members;
        this.table = table;
    }

    @Override
    public void erase(UserId user, Instant deletedAt) {
        members.workspaces(user).forEach(workspace -> table.forget(workspace, user));
    }
}
