package com.slackclone.realtime;

import com.slackclone.platform.error.ApiException;
import com.slackclone.platform.redis.Channels;
import com.slackclone.platform.redis.RedisChannels;
import com.slackclone.realtime.LiveScope.Heard;
import com.slackclone.realtime.LiveScope.Listener;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// What the node hears of the channels of Redis: a subscription for each topic that somebody here listens
/// to, counted by reference. Each event is decoded once, however many listen.
@Component
class LiveTopics implements SmartLifecycle {

    private static final Logger logger = LoggerFactory.getLogger(LiveTopics.class);
    private static final Duration CONFIRMATION = Duration.ofSeconds(5);
    private static final int WORKERS = Math.max(2, Runtime.getRuntime().availableProcessors());

    private final RedisChannels redis;
    private final EventLog log;
    private final Map<String, LiveScope> scopes = new ConcurrentHashMap<>();
    private final Map<String, LiveScope> scopesByChannel = new ConcurrentHashMap<>();
    private final List<ExecutorService> workers = IntStream.range(0, WORKERS)
            .mapToObj(number -> Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("live-topics-" + number).factory()))
            .toList();
    private volatile @Nullable Channels channels;

    LiveTopics(RedisChannels redis, EventLog log) {
        this.redis = redis;
        this.log = log;
    }

    /// Starts to listen. When this returns, no later event of the topics is missed.
    ///
    /// @param wanted topics of one scope
    /// @throws ApiException `UNAVAILABLE` when Redis does not confirm it in time
    void listen(List<Topic> wanted, Listener listener) {
        var confirmations =
                wanted.stream().map(topic -> join(topic, listener).confirmed()).toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(confirmations)
                    .orTimeout(CONFIRMATION.toSeconds(), TimeUnit.SECONDS)
                    .join();
        } catch (CompletionException e) {
            logger.warn("Topics could not be subscribed to", e);
            throw ApiException.unavailable("live events");
        }
    }

    private synchronized Heard join(Topic topic, Listener listener) {
        var scope = scopes.computeIfAbsent(topic.scope(), name -> new LiveScope(log, worker(name)));
        var heard = scope.find(topic).orElseGet(() -> subscribe(scope, topic));
        heard.listeners().add(listener);
        return heard;
    }

    private Heard subscribe(LiveScope scope, Topic topic) {
        var heard = scope.add(topic);
        scopesByChannel.put(topic.channel(), scope);
        var _ = Objects.requireNonNull(channels, "The node is not running")
                .subscribe(topic.channel())
                .whenComplete((_, failure) -> {
                    if (failure != null) {
                        giveUp(scope, topic, heard, failure);
                    }
                });
        return heard;
    }

    /// The next who wants the topic subscribes anew.
    private synchronized void giveUp(LiveScope scope, Topic topic, Heard heard, Throwable failure) {
        if (scope.find(topic).filter(current -> current == heard).isPresent()) {
            unsubscribe(scope, topic);
        }
        heard.confirmed().completeExceptionally(failure);
    }

    synchronized void leave(List<Topic> unwanted, Listener listener) {
        unwanted.forEach(topic -> leave(topic, listener));
    }

    private void leave(Topic topic, Listener listener) {
        var scope = scopes.get(topic.scope());
        var heard = scope == null ? null : scope.find(topic).orElse(null);
        if (scope == null || heard == null) {
            return;
        }
        heard.listeners().remove(listener);
        if (heard.listeners().isEmpty()) {
            unsubscribe(scope, topic);
        }
    }

    private void unsubscribe(LiveScope scope, Topic topic) {
        scope.remove(topic);
        scopesByChannel.remove(topic.channel());
        if (scope.isEmpty()) {
            scopes.remove(topic.scope());
        }
        var open = channels;
        if (open != null) {
            open.unsubscribe(topic.channel());
        }
    }

    private ExecutorService worker(String scope) {
        return workers.get(Math.floorMod(scope.hashCode(), WORKERS));
    }

    private void tell(String channel, Consumer<LiveScope> news) {
        var scope = scopesByChannel.get(channel);
        if (scope != null) {
            news.accept(scope);
        }
    }

    @Override
    public void start() {
        channels = redis.open(new Channels.Listener() {
            @Override
            public void onMessage(String channel, String text) {
                tell(channel, scope -> scope.heard(channel, text));
            }

            @Override
            public void onSubscribed(String channel) {
                tell(channel, scope -> scope.subscribed(channel));
            }

            @Override
            public void onLost(String channel) {
                tell(channel, scope -> scope.lost(channel));
            }
        });
    }

    @Override
    public void stop() {
        var open = channels;
        channels = null;
        if (open != null) {
            open.close();
        }
        workers.forEach(ExecutorService::shutdown);
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
