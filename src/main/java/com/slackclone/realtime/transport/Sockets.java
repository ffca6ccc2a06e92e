package com.slackclone.realtime.transport;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.slackclone.platform.error.ApiException;
import com.slackclone.platform.redis.NodeMessage.Interrupted;
import com.slackclone.platform.redis.NodeMessage.SessionEnded;
import com.slackclone.realtime.ConnectionEvent;
import com.slackclone.realtime.SessionCheck;
import com.slackclone.realtime.SocketIdentity;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// All sockets of this node, and all event streams.
@Component
class Sockets {

    private static final Logger log = LoggerFactory.getLogger(Sockets.class);

    private final Set<Live> all = ConcurrentHashMap.newKeySet();
    private final Map<String, Set<Live>> bySession = new ConcurrentHashMap<>();
    /// A session may end between the check of its token and the moment from which [#end] finds its socket.
    private final Cache<String, Boolean> ended = Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofMinutes(1))
            .maximumSize(100_000)
            .build();

    private final SessionCheck sessions;
    private final ApplicationEventPublisher events;
    private volatile boolean isShuttingDown;

    Sockets(SessionCheck sessions, ApplicationEventPublisher events) {
        this.sessions = sessions;
        this.events = events;
    }

    void add(Live connection) {
        all.add(connection);
    }

    /// From now on the connection ends with the session. If the session has just ended, so has the connection.
    void join(Live connection, SocketIdentity identity) {
        bySession.compute(identity.session(), (_, others) -> {
            var joined = others == null ? ConcurrentHashMap.<Live>newKeySet() : others;
            joined.add(connection);
            return joined;
        });
        events.publishEvent(new ConnectionEvent.Opened(identity));
        if (ended.getIfPresent(identity.session()) != null) {
            connection.endSession();
        }
    }

    /// May be called again.
    void leave(Live connection, SocketIdentity identity) {
        var hasLeft = new AtomicBoolean();
        bySession.computeIfPresent(identity.session(), (_, others) -> {
            hasLeft.set(others.remove(connection));
            return others.isEmpty() ? null : others;
        });
        if (hasLeft.get()) {
            events.publishEvent(new ConnectionEvent.Closed(identity));
        }
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

    /// The end of a session may have gone unheard.
    @EventListener
    void on(@SuppressWarnings("unused") Interrupted message) {
        Thread.ofVirtual().name("sockets-recheck").start(this::recheck);
    }

    private void recheck() {
        try {
            List.copyOf(bySession.keySet()).stream()
                    .filter(session -> !sessions.isAlive(session))
                    .forEach(this::end);
        } catch (ApiException e) {
            log.warn("Whether the sessions of open connections live can't be said now: {}", e.getMessage());
        }
    }

    /// Closes everything that the session holds open.
    void end(String session) {
        ended.put(session, true);
        bySession.getOrDefault(session, Set.of()).forEach(Live::endSession);
    }
}
