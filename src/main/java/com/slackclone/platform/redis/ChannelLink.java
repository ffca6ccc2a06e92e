package com.slackclone.platform.redis;

import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisConnectionStateListener;
import io.lettuce.core.RedisURI;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// A connection to the channels of one server. It ends once, and is not opened again.
final class ChannelLink extends RedisPubSubAdapter<String, String> implements RedisConnectionStateListener {

    /// Hears what the link brings, on the client's event loop.
    interface Listener {

        void onMessage(ChannelLink link, String channel, String text);

        void onSubscribed(ChannelLink link, String channel);

        /// The server has ended a subscription: because it was told to, or because it has the slot no more.
        void onUnsubscribed(ChannelLink link, String channel);

        void onEnd(ChannelLink link);
    }

    private final RedisURI server;
    private final Listener listener;
    private final CompletableFuture<StatefulRedisPubSubConnection<String, String>> connection =
            new CompletableFuture<>();
    private CompletableFuture<?> probe = CompletableFuture.completedFuture(null);

    ChannelLink(RedisURI server, Listener listener) {
        this.server = server;
        this.listener = listener;
    }

    /// Does not wait.
    void open(RedisClient client) {
        var _ = client.connectPubSubAsync(StringCodec.UTF8, server).whenComplete((opened, failure) -> {
            if (failure != null) {
                connection.completeExceptionally(failure);
                listener.onEnd(this);
                return;
            }
            opened.addListener((RedisPubSubAdapter<String, String>) this);
            opened.addListener((RedisConnectionStateListener) this);
            connection.complete(opened);
            if (!opened.isOpen()) {
                listener.onEnd(this);
            }
        });
    }

    RedisURI server() {
        return server;
    }

    /// @return fails if the server could not be asked, or refuses
    CompletionStage<?> subscribe(String channel) {
        return connection.thenCompose(opened -> opened.async().ssubscribe(channel));
    }

    void unsubscribe(String channel) {
        var _ = connection.thenCompose(opened -> opened.async().sunsubscribe(channel));
    }

    /// Ends the link if the server does not answer in time: a server that hangs keeps its connections. Called by one
    /// thread at a time.
    void probe() {
        if (probe.isDone() && connection.isDone()) {
            probe = connection.thenCompose(opened -> opened.async().ping()).whenComplete((_, failure) -> {
                if (failure != null) {
                    close();
                    listener.onEnd(this);
                }
            });
        }
    }

    void close() {
        var _ = connection.thenCompose(StatefulRedisPubSubConnection::closeAsync);
    }

    @Override
    public void smessage(String channel, String text) {
        listener.onMessage(this, channel, text);
    }

    @Override
    public void ssubscribed(String channel, long count) {
        listener.onSubscribed(this, channel);
    }

    @Override
    public void sunsubscribed(String channel, long count) {
        listener.onUnsubscribed(this, channel);
    }

    @Override
    public void onRedisDisconnected(RedisChannelHandler<?, ?> handler) {
        listener.onEnd(this);
    }
}
