package com.slackclone.notification;

import com.slackclone.account.UserId;
import java.util.Collection;
import java.util.Set;

/// Says who is there to see a notification at once.
interface Whereabouts {

    /// Those of the people who are.
    ///
    /// @throws io.lettuce.core.RedisException when nobody can say
    Set<UserId> online(Collection<UserId> people);
}
