package com.slackclone.presence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.slackclone.account.UserId;
import com.slackclone.platform.graphql.PageRequest;
import com.slackclone.workspace.WorkspaceId;
import io.lettuce.core.RedisException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Redis is away.
class PresencesTest {

    private final WorkspaceId workspace = WorkspaceId.next();
    private final UserId ada = UserId.next();
    private final PresenceStore store = mock();
    private final PresenceTable table = mock();
    private final Presences presences = new Presences(store, table);

    @Test
    void answersWhatWasWrittenLast() {
        var last = List.of(new Presence(ada, PresenceStatus.AWAY, "Lunch", Instant.EPOCH));
        when(store.read(workspace, List.of(ada))).thenThrow(new RedisException("away"));
        when(table.lastKnown(workspace, List.of(ada))).thenReturn(last);

        assertThat(presences.of(workspace, List.of(ada))).isEqualTo(last);
    }

    @Test
    void listsNobody() {
        when(store.online(any(), any())).thenThrow(new RedisException("away"));

        assertThat(presences.online(workspace, new PageRequest(50, null, false)))
                .isEmpty();
    }
}
