package com.slackclone.realtime;

import com.slackclone.platform.redis.Redis;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Says whether anybody listens.
@Component
public class Listening {

    private final Redis redis;

    Listening(Redis redis) {
        this.redis = redis;
    }

    /// Those of the topics that a stream of some node carries now. One command for each server of Redis that has some
    /// of them.
    ///
    /// @throws io.lettuce.core.RedisException when Redis is away
    public Set<Topic> heard(Collection<Topic> topics) {
        if (topics.isEmpty()) {
            return Set.of();
        }
        var channels = topics.stream().map(Topic::channel).toList();
        var nodes = redis.subscribers(channels);
        return topics.stream()
                .filter(topic -> nodes.getOrDefault(topic.channel(), 0L) > 0)
                .collect(Collectors.toUnmodifiableSet());
    }
}
