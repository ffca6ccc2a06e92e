package com.slackclone.presence;

import com.slackclone.account.UserId;
import com.slackclone.platform.graphql.PageRequest;
import com.slackclone.workspace.WorkspaceId;
import io.lettuce.core.RedisException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// How people are shown in a workspace. While Redis is away nobody is refused: what was
/// written last is answered.
@Component
public class Presences {

    private static final Logger log = LoggerFactory.getLogger(Presences.class);

    private final PresenceStore store;
    private final PresenceTable table;

    Presences(PresenceStore store, PresenceTable table) {
        this.store = store;
        this.table = table;
    }

    /// How people are shown, in their order. Somebody who is not of the workspace is offline. One call of Redis.
    ///
    /// The caller has checked that who asks is of the workspace.
    public List<Presence> of(WorkspaceId workspace, List<UserId> users) {
        try {
            return store.read(workspace, users).presences();
        } catch (RedisException e) {
            log.debug("Who is here can't be said now; what was written last is answered", e);
            return table.lastKnown(workspace, users);
        }
    }

    /// Those who are shown as online, in the order of their sign-up: one more than the page takes, if there are
    /// more. Nobody while Redis is away.
    ///
    /// The caller has checked that who asks is of the workspace.
    List<UserId> online(WorkspaceId workspace, PageRequest page) {
        try {
            return store.online(workspace, page);
        } catch (RedisException e) {
            log.debug("Who is here can't be said now", e);
            return List.of();
        }
    }
}
