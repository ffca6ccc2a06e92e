package com.slackclone.realtime;

import com.slackclone.platform.redis.Channels;
import com.slackclone.platform.redis.RedisChannels;
import java.util.List;
import java.util.Map;
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
/// They have connections of their own, so that they never hold up the events.
@Component
public class Signals implements SmartLifecycle {

    private static final Logger logger = LoggerFactory.getLogger(Signals.class);
    private static final int WORKERS = 2;

    /// Hears one channel. Is called by the channel's [worker][#worker], so by one thread at a time and in order; it
    /// must not wait.
    public interface Listener {

        void onSignal(String text);

        /// Redis has confirmed the subscription: for the first time, or again behind a lost connection. What was
        /// told before may have gone unheard; of what comes nothing is missed.
        void onSubscribed();
    }

    private final RedisChannels redis;
    private final Map<String, Listener> listeners = new ConcurrentHashMap<>();
    private final List<ExecutorService> workers =
            IntStream.range(0, WORKERS).mapToObj(Signals::newWorker).toList();
    private volatile @Nullable Channels channels;

    Signals(RedisChannels redis) {
        this.redis = redis;
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
        var open = channels;
        if (open != null) {
            var _ = open.subscribe(channel);
        }
    }

    /// Listens no more. Called on the channel's worker, it is the last that the listener hears.
    public void leave(String channel) {
        var open = channels;
        if (listeners.remove(channel) != null && open != null) {
            open.unsubscribe(channel);
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
        channels = redis.open(new Channels.Listener() {
            @Override
            public void onMessage(String channel, String text) {
                dispatch(channel, listener -> listener.onSignal(text));
            }

            @Override
            public void onSubscribed(String channel) {
                dispatch(channel, Listener::onSubscribed);
            }

            @Override
            public void onLost(String channel) {
                // What was missed shows once it is subscribed to again.
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
