package com.slackclone.platform.cache;

import com.slackclone.platform.redis.NodeBus;
import com.slackclone.platform.redis.NodeMessage.Interrupted;
import com.slackclone.platform.redis.NodeMessage.Stale;
import io.lettuce.core.RedisException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Makes the node's near caches, and keeps them in step with those of the other nodes.
@Component
public class NearCaches {

    private static final Logger log = LoggerFactory.getLogger(NearCaches.class);

    private final NodeBus bus;
    private final Map<String, NearCache<?>> caches = new ConcurrentHashMap<>();

    NearCaches(NodeBus bus) {
        this.bus = bus;
    }

    /// @param kind the first part of the keys that go between the nodes; one cache has it
    public <V> NearCache<V> create(String kind, Duration timeToLive, long size) {
        var cache = new NearCache<V>(kind, timeToLive, size);
        if (caches.putIfAbsent(kind, cache) != null) {
            throw new IllegalArgumentException("There is a cache of " + kind + " already");
        }
        return cache;
    }

    /// Forgets a thing here at once and on the other nodes within milliseconds. Called behind the write that
    /// changed it.
    public void forget(NearCache<?> cache, String key) {
        cache.forget(key);
        try {
            bus.tell(new Stale(cache.kind() + ":" + key));
        } catch (RedisException e) {
            log.warn("Other nodes remember an outdated {} until its time is over", cache.kind(), e);
        }
    }

    @EventListener
    void on(Stale message) {
        var colon = message.key().indexOf(':');
        var cache = colon < 0 ? null : caches.get(message.key().substring(0, colon));
        if (cache != null) {
            cache.forget(message.key().substring(colon + 1));
        }
    }

    @EventListener
    void on(Interrupted message) {
        caches.values().forEach(NearCache::forgetAll);
    }
}
