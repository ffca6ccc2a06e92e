package com.slackclone.realtime;

import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisConnectionStateListener;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// What this node hears from Redis: one subscription for each topic that someone here listens to, counted by
/// reference.
///
/// Events of a scope are handed over one after the other, in the order in which they were published. Each is
/// decoded once, however many listen.
@Component
class LiveTopics implements SmartLifecycle {

    /// Is called from one thread at a time for the topics of a scope; it must not wait.
    interface Listener {

        void onEvent(LoggedEvent logged, StreamEvent event);

        /// Events may have been lost, since the connection to Redis was.
        void onInterrupted();
    }

    private record Subscribed(
            Topic topic, CompletableFuture<@Nullable Void> confirmed, CopyOnWriteArrayList<Listener> listeners) {}

    private static final int WORKERS = Math.max(2, Runtime.getRuntime().availableProcessors());

    private final RedisClient client;
    private final EventCodec codec;
    private final Map<String, Subscribed> topics = new ConcurrentHashMap<>();
    private final List<ExecutorService> workers = IntStream.range(0, WORKERS)
            .mapToObj(number -> Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("live-topics-" + number).factory()))
            .toList();
    private volatile @Nullable StatefulRedisPubSubConnection<String, String> connection;

    LiveTopics(RedisClient client, EventCodec codec) {
        this.client = client;
        this.codec = codec;
    }

    /// Starts to listen. When this returns, no later event of the topics is missed.
    void listen(List<Topic> wanted, Listener listener) {
        var confirmations = wanted.stream()
                .map(topic -> Objects.requireNonNull(
                                topics.compute(topic.channel(), (_, current) -> join(topic, current, listener)))
                        .confirmed())
                .toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(confirmations).join();
    }

    private Subscribed join(Topic topic, @Nullable Subscribed current, Listener listener) {
        var subscribed = current;
        if (subscribed == null) {
            var confirmed = opened().async().subscribe(topic.channel()).toCompletableFuture();
            subscribed = new Subscribed(topic, confirmed.thenApply(_ -> null), new CopyOnWriteArrayList<>());
        }
        subscribed.listeners().add(listener);
        return subscribed;
    }

    void leave(List<Topic> unwanted, Listener listener) {
        for (var topic : unwanted) {
            topics.computeIfPresent(topic.channel(), (_, current) -> part(current, listener));
        }
    }

    private @Nullable Subscribed part(Subscribed current, Listener listener) {
        current.listeners().remove(listener);
        if (!current.listeners().isEmpty()) {
            return current;
        }
        var open = connection;
        if (open != null) {
            var _ = open.async().unsubscribe(current.topic().channel());
        }
        return null;
    }

    private void hear(String channel, String text) {
        var subscribed = topics.get(channel);
        if (subscribed != null) {
            worker(subscribed.topic().scope()).execute(() -> deliver(subscribed, text));
        }
    }

    private void deliver(Subscribed subscribed, String text) {
        var logged = LoggedEvent.parse(subscribed.topic().name(), text);
        codec.read(logged)
                .ifPresent(event -> subscribed.listeners().forEach(listener -> listener.onEvent(logged, event)));
    }

    private void interrupt() {
        for (var subscribed : topics.values()) {
            worker(subscribed.topic().scope())
                    .execute(() -> subscribed.listeners().forEach(Listener::onInterrupted));
        }
    }

    private ExecutorService worker(String scope) {
        return workers.get(Math.floorMod(scope.hashCode(), WORKERS));
    }

    private StatefulRedisPubSubConnection<String, String> opened() {
        return Objects.requireNonNull(connection, "The node is not running");
    }

    @Override
    public void start() {
        var opened = client.connectPubSub();
        opened.addListener(new RedisPubSubAdapter<String, String>() {
            @Override
            public void message(String channel, String message) {
                hear(channel, message);
            }
        });
        opened.addListener(new RedisConnectionStateListener() {
            @Override
            public void onRedisDisconnected(RedisChannelHandler<?, ?> handler) {
                interrupt();
            }
        });
        connection = opened;
    }

    @Override
    public void stop() {
        var opened = connection;
        connection = null;
        if (opened != null) {
            opened.close();
        }
        workers.forEach(ExecutorService::shutdown);
    }

    @Override
    public boolean isRunning() {
        return connection != null;
    }
}
