package com.slackclone.workspace;

import com.slackclone.platform.dynamodb.Write;
import java.util.List;

/// What another feature adds to invitations. Its write goes into the same transaction, whether or not the addresses
/// belong to accounts: how long it takes to invite is not to tell that.
public interface InviteParts {

    /// @param invites at least one, and at most 50
    Write toInvite(List<Invite> invites);
}
