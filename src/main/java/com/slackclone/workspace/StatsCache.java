package com.slackclone.workspace;

import com.slackclone.platform.redis.Redis;
import io.lettuce.core.RedisException;
import io.lettuce.core.SetArgs;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// The last statistics of workspaces, as JSON at the keys `workspace:{id}:stats`, for half an hour. While Redis is
/// away nothing is cached.
@Component
class StatsCache {

    private static final Logger log = LoggerFactory.getLogger(StatsCache.class);
    private static final Duration KEPT = Duration.ofMinutes(30);

    private final Redis redis;
    private final JsonMapper mapper;

    StatsCache(Redis redis, JsonMapper mapper) {
        this.redis = redis;
        this.mapper = mapper;
    }

    Optional<WorkspaceStats> find(WorkspaceId workspace) {
        try {
            return Optional.ofNullable(redis.commands().get(key(workspace)))
                    .map(text -> mapper.readValue(text, WorkspaceStats.class));
        } catch (RedisException | JacksonException e) {
            log.warn("Cached statistics could not be read", e);
            return Optional.empty();
        }
    }

    void put(WorkspaceId workspace, WorkspaceStats stats) {
        try {
            redis.commands().set(key(workspace), mapper.writeValueAsString(stats), SetArgs.Builder.ex(KEPT));
        } catch (RedisException e) {
            log.warn("Statistics could not be cached", e);
        }
    }

    private static String key(WorkspaceId workspace) {
        return "workspace:{" + workspace.uuid() + "}:stats";
    }
}
