package com.slackclone.realtime.transport;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.slackclone.platform.redis.NodeMessage.SessionEnded;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// All sockets of this node, and all event streams.
@Component
class Sockets {

    private final Set<Live> all = ConcurrentHashMap.newKeySet();
    private final Map<String, Set<Live>> bySession = new ConcurrentHashMap<>();
    /// A session may end between the check of its token and the moment from which [#end] finds its socket.
    private final Cache<String, Boolean> ended = Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofMinutes(1))
            .maximumSize(100_000)
            .build();

    private volatile boolean isShuttingDown;

    void add(Live connection) {
        all.add(connection);
    }

    /// From now on the connection ends with the session. If the session has just ended, so has the connection.
    void join(Live connection, String session) {
        bySession.compute(session, (_, others) -> {
            var joined = others == null ? ConcurrentHashMap.<Live>newKeySet() : others;
            joined.add(connection);
            return joined;
        });
        if (ended.getIfPresent(session) != null) {
            connection.endSession();
        }
    }

    void leave(Live connection, String session) {
        bySession.computeIfPresent(session, (_, others) -> {
            others.remove(connection);
            return others.isEmpty() ? null : others;
        });
    }

    void remove(Live connection) {
        all.remove(connection);
    }

    int count() {
        return all.size();
    }

    /// New connections are to be refused.
    boolean isShuttingDown() {
        return isShuttingDown;
    }

    void shutDown() {
        isShuttingDown = true;
    }

    void forEach(Consumer<Live> action) {
        all.forEach(action);
    }

    @EventListener
    void on(SessionEnded message) {
        end(message.session());
    }

    /// Closes everything that the session holds open.
    void end(String session) {
        ended.put(session, true);
        bySession.getOrDefault(session, Set.of()).forEach(Live::endSession);
    }
}
