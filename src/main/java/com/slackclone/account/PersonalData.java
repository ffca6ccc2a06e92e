package com.slackclone.account;

import java.time.Instant;

/// What a feature keeps about people, and takes away when an account is deleted. A bean of it is called in the
/// background, behind the deletion: by then nobody can sign in to the account, and it has no name and no address.
///
/// What others see as theirs, as messages, stays; it belongs to a *Deleted user* from then on.
public interface PersonalData {

    /// Called at least twice, as the first call may have come too early to find all, or have been cut short
    /// anywhere. So it takes away what is still there, and does no harm where nothing is.
    ///
    /// @param deletedAt when the account was deleted, the same at each call
    /// @throws io.lettuce.core.RedisException when Redis is away; it is called again
    void erase(UserId user, Instant deletedAt);
}
