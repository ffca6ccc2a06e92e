package com.slackclone.account;

import com.slackclone.account.AccountMail.Kind;
import com.slackclone.pipeline.Change;
import com.slackclone.pipeline.Change.Inserted;
import com.slackclone.pipeline.ChangeHandler;
import com.slackclone.platform.dynamodb.Table;
import io.lettuce.core.RedisException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Ends the sessions that a new password ends, or a Google account that signs in no longer, in case the node
/// that changed it could not: it died, or Redis was away. Where it has, nothing is left to do.
@Component
class SessionSweeper implements ChangeHandler {

    private static final Logger log = LoggerFactory.getLogger(SessionSweeper.class);

    private final Sessions sessions;

    SessionSweeper(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Table table() {
        return Table.MESSAGES;
    }

    @Override
    public void handle(Change change) {
        if (change instanceof Inserted inserted && AccountMailTable.isMail(inserted.after())) {
            endSessions(AccountMailTable.mail(inserted.after()));
        }
    }

    /// Called at once by whoever has ordered the mail with the change.
    void sweepNow(AccountMail notice) {
        try {
            endSessions(notice);
        } catch (RedisException e) {
            log.warn("Sessions end later, as Redis is away");
        }
    }

    private void endSessions(AccountMail notice) {
        var user = notice.user();
        if (user == null || (notice.kind() != Kind.PASSWORD_CHANGED && notice.kind() != Kind.GOOGLE_UNLINKED)) {
            return;
        }
        var kept = notice.keptSession();
        if (kept == null) {
            sessions.endBefore(user, notice.generation());
        } else {
            sessions.endOthersBefore(kept, notice.generation());
        }
    }
}
