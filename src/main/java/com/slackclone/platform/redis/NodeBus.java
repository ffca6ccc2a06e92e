package com.slackclone.platform.redis;

import com.slackclone.platform.redis.NodeMessage.Interrupted;
import com.slackclone.platform.redis.NodeMessage.RightsChanged;
import com.slackclone.platform.redis.NodeMessage.SessionEnded;
import com.slackclone.platform.redis.NodeMessage.Stale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Tells all nodes at once, over a Redis channel. At most once: a node that is cut off hears [Interrupted]
/// instead when its connection is back.
///
/// What is told here only makes nodes react sooner; nothing may depend on it for ever.
@Component
public class NodeBus implements SmartLifecycle, Channels.Listener {

    private static final Logger log = LoggerFactory.getLogger(NodeBus.class);
    private static final String CHANNEL = "nodes";
    private static final String SESSION_ENDED = "session-ended ";
    private static final String STALE = "stale ";
    private static final String RIGHTS_CHANGED = "rights-changed ";

    private final RedisChannels redisChannels;
    private final Redis redis;
    private final ApplicationEventPublisher events;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("node-bus").factory());
    private volatile @Nullable Channels channels;

    NodeBus(RedisChannels redisChannels, Redis redis, ApplicationEventPublisher events) {
        this.redisChannels = redisChannels;
        this.redis = redis;
        this.events = events;
    }

    /// Tells every node; one Redis command.
    public void tell(NodeMessage message) {
        redis.commands().spublish(CHANNEL, text(message));
    }

    private static String text(NodeMessage message) {
        return switch (message) {
            case SessionEnded(var session) -> SESSION_ENDED + session;
            case Stale(var key) -> STALE + key;
            case RightsChanged(var user) -> RIGHTS_CHANGED + user;
            case Interrupted() -> throw new IllegalArgumentException("A node tells this only to itself");
        };
    }

    private void hear(String text) {
        if (text.startsWith(SESSION_ENDED)) {
            dispatch(new SessionEnded(text.substring(SESSION_ENDED.length())));
        } else if (text.startsWith(STALE)) {
            dispatch(new Stale(text.substring(STALE.length())));
        } else if (text.startsWith(RIGHTS_CHANGED)) {
            dispatch(new RightsChanged(text.substring(RIGHTS_CHANGED.length())));
        } else {
            log.warn("A node of another version sent a message that this one does not know");
        }
    }

    /// Off the client's event loop, which must never wait for a listener.
    private void dispatch(NodeMessage message) {
        if (isRunning()) {
            worker.execute(() -> events.publishEvent(message));
        }
    }

    @Override
    public void onMessage(String channel, String text) {
        hear(text);
    }

    /// What was told before is not known here.
    @Override
    public void onSubscribed(String channel) {
        dispatch(new Interrupted());
    }

    @Override
    public void onLost(String channel) {
        dispatch(new Interrupted());
    }

    /// @throws java.util.concurrent.CompletionException when Redis is away
    @Override
    public void start() {
        var opened = redisChannels.open(this);
        opened.subscribe(CHANNEL).toCompletableFuture().join();
        channels = opened;
    }

    @Override
    public void stop() {
        var opened = channels;
        channels = null;
        if (opened != null) {
            opened.close();
        }
        worker.shutdown();
    }

    @Override
    public boolean isRunning() {
        return channels != null;
    }

    /// Before the server takes traffic, and until it takes none.
    @Override
    public int getPhase() {
        return WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE - 100;
    }
}
