package com.slackclone.realtime;

import io.lettuce.core.RedisClient;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Channels of Redis for what is worth nothing a moment later, as who types: no log, no cursors, at most once.
/// Who listens keeps the state and reads it again when told that something may have been missed.
///
/// They have a connection of their own, so that they never hold up the events.
@Component
public class Signals implements SmartLifecycle {

    private static final Logger logger = LoggerFactory.getLogger(Signals.class);
    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final int WORKERS = 2;

    /// Hears one channel. Is called by the channel's [worker][#worker], so by one thread at a time and in order; it
    /// must not wait.
    public interface Listener {

        void onSignal(String text);

        /// Redis has confirmed the subscription: for the first time, or again behind a lost connection. What was
        /// told before may have gone unheard; of what comes nothing is missed.
        void onSubscribed();
    }

    private final RedisClient client;
    private final Map<String, Listener> listeners = new ConcurrentHashMap<>();
    private final List<ExecutorService> workers =
            IntStream.range(0, WORKERS).mapToObj(Signals::newWorker).toList();
    private volatile @Nullable StatefulRedisPubSubConnection<String, String> connection;

    Signals(RedisClient client) {
        this.client = client;
    }

    /// What comes when the node has ended is left.
    private static ExecutorService newWorker(int number) {
        var thread = Thread.ofPlatform().daemon().name("signals-" + number).factory();
        return new ThreadPoolExecutor(
                1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), thread, new DiscardPolicy());
    }

    /// Starts to listen; does not wait for Redis, which may be away. There is one listener to a channel.
    public void listen(String channel, Listener listener) {
        if (listeners.putIfAbsent(channel, listener) != null) {
            throw new IllegalStateException("Somebody listens to " + channel + " already");
        }
        subscribe(channel, listener);
    }

    private void subscribe(String channel, Listener listener) {
        var open = connection;
        if (open == null || !listener.equals(listeners.get(channel))) {
            return;
        }
        var _ = open.async().subscribe(channel).whenComplete((_, failure) -> {
            if (failure != null) {
                logger.debug("A channel could not be subscribed to; it is tried again", failure);
                CompletableFuture.delayedExecutor(RETRY.toMillis(), TimeUnit.MILLISECONDS, worker(channel))
                        .execute(() -> subscribe(channel, listener));
            }
        });
    }

    /// Listens no more. Called on the channel's worker, it is the last that the listener hears.
    public void leave(String channel) {
        var open = connection;
        if (listeners.remove(channel) != null && open != null) {
            var _ = open.async().unsubscribe(channel);
        }
    }

    /// Where what belongs to the channel happens, one after the other. Nothing there may wait.
    public Executor worker(String channel) {
        return workers.get(Math.floorMod(channel.hashCode(), WORKERS));
    }

    private void dispatch(String channel, Consumer<Listener> call) {
        if (listeners.containsKey(channel)) {
            worker(channel).execute(() -> {
                var listener = listeners.get(channel);
                if (listener != null) {
                    quietly(channel, () -> call.accept(listener));
                }
            });
        }
    }

    private static void quietly(String channel, Runnable action) {
        try {
            action.run();
        } catch (RuntimeException e) {
            logger.error("A signal on {} was not handled", channel, e);
        }
    }

    @Override
    public void start() {
        var opened = client.connectPubSub();
        opened.addListener(new RedisPubSubAdapter<String, String>() {
            @Override
            public void message(String channel, String message) {
                dispatch(channel, listener -> listener.onSignal(message));
            }

            // Also when the client has subscribed again by itself, behind a lost connection.
            @Override
            public void subscribed(String channel, long count) {
                dispatch(channel, Listener::onSubscribed);
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

    /// Before the server takes traffic, and until it takes none.
    @Override
    public int getPhase() {
        return WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE - 100;
    }
}
