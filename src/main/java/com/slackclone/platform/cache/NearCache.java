package com.slackclone.platform.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// What this node remembers of one kind of thing. All nodes forget a thing when one of them says so through
/// [NearCaches#forget(NearCache, String)]; at the latest when its time is over.
///
/// What is not there is not remembered: who is let in now is let in now.
public final class NearCache<V> {

    private final String kind;
    private final Cache<String, Optional<V>> entries;

    NearCache(String kind, Duration timeToLive, long size) {
        this.kind = kind;
        this.entries = Caffeine.newBuilder()
                .expireAfterWrite(timeToLive)
                .maximumSize(size)
                .build();
    }

    /// The thing with this key, from `loader` if it is not remembered.
    public Optional<V> get(String key, Supplier<Optional<V>> loader) {
        var found = entries.get(key, _ -> loader.get());
        if (found.isEmpty()) {
            entries.invalidate(key);
        }
        return found;
    }

    /// Those of the things that are remembered, by their keys.
    public Map<String, V> known(Collection<String> keys) {
        var known = new HashMap<String, V>();
        entries.getAllPresent(keys).forEach((key, thing) -> thing.ifPresent(there -> known.put(key, there)));
        return known;
    }

    void forget(String key) {
        entries.invalidate(key);
    }

    void forgetAll() {
        entries.invalidateAll();
    }

    String kind() {
        return kind;
    }
}
