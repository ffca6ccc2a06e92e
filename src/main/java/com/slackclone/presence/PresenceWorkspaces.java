package com.slackclone.presence;

import com.slackclone.platform.redis.Redis;
import com.slackclone.workspace.WorkspaceId;
import io.lettuce.core.Range;
import io.lettuce.core.ScoredValue;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// In which workspaces somebody was of late, so that who was left there by a node that has died is found: a sorted
/// set `presence:workspaces` by the last heartbeat in seconds.
@Component
class PresenceWorkspaces {

    private static final String KEY = "presence:workspaces";

    /// Longer than any lease, and than clocks differ.
    private static final Duration KEPT = Duration.ofHours(1);

    private final Redis redis;
    private final Clock clock;

    PresenceWorkspaces(Redis redis, Clock clock) {
        this.redis = redis;
        this.clock = clock;
    }

    @SuppressWarnings("unchecked")
    void note(Collection<WorkspaceId> workspaces) {
        var now = (double) clock.instant().getEpochSecond();
        var values = workspaces.stream()
                .map(workspace -> ScoredValue.just(now, workspace.uuid().toString()))
                .toArray(ScoredValue[]::new);
        if (values.length > 0) {
            redis.commands().zadd(KEY, values);
        }
    }

    List<WorkspaceId> all() {
        return redis.commands().zrange(KEY, 0, -1).stream()
                .map(uuid -> new WorkspaceId(UUID.fromString(uuid)))
                .toList();
    }

    /// Those where nobody has been for an hour.
    void forgetOld() {
        redis.commands()
                .zremrangebyscore(
                        KEY, Range.create(0, clock.instant().minus(KEPT).getEpochSecond()));
    }
}
