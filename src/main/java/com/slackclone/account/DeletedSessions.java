package com.slackclone.account;

import java.time.Instant;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// Ends the sessions of an account that is deleted, in case the node that deleted it could not: it died, or
/// Redis was away.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class DeletedSessions implements PersonalData {

    private final Sessions sessions;

    DeletedSessions(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public void erase(UserId user, Instant deletedAt) {
        sessions.endForGood(user);
    }
}
