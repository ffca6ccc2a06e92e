package com.slackclone.platform.redis;

import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisConnectionException;
import io.lettuce.core.RedisException;
import io.lettuce.core.cluster.PartitionSelectorException;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.api.sync.RedisClusterCommands;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/// Which server has what, as this node knows it. Nobody tells clients of a failover, so a command may go to a
/// server that is gone although another one has taken over. Such a command finds out, and is sent there.
final class ClusterTopology {

    /// A refresh asks all servers, over connections of its own.
    private static final Duration AT_MOST_EVERY = Duration.ofMillis(200);

    /// For how long a command waits for a refresh: one that a hanging server holds up is not worth it.
    private static final Duration PATIENCE = Duration.ofMillis(500);

    /// What the client says of commands that it keeps back as their server is away, and what servers say of keys
    /// that no server has now.
    private static final String REJECTED = "Currently not connected. Commands are rejected.";

    private static final String CLOSED = "Connection is closed";
    private static final String DOWN = "CLUSTERDOWN";

    private final RedisClusterClient client;
    private CompletableFuture<Void> latest = CompletableFuture.completedFuture(null);
    private long begun = System.nanoTime() - AT_MOST_EVERY.toNanos();

    ClusterTopology(RedisClusterClient client) {
        this.client = client;
    }

    /// Asks the servers, unless that was begun a moment ago. Does not wait.
    ///
    /// @return ends with the latest refresh
    synchronized CompletableFuture<Void> refresh() {
        var now = System.nanoTime();
        if (now - begun >= AT_MOST_EVERY.toNanos()) {
            begun = now;
            latest = client.refreshPartitionsAsync().toCompletableFuture();
        }
        return latest;
    }

    /// Commands that are repeated once, behind a refresh, where they were never sent.
    @SuppressWarnings("unchecked")
    RedisClusterCommands<String, String> repeating(RedisClusterCommands<String, String> commands) {
        return (RedisClusterCommands<String, String>) Proxy.newProxyInstance(
                ClusterTopology.class.getClassLoader(),
                new Class<?>[] {RedisClusterCommands.class},
                (_, method, arguments) -> repeating(() -> {
                    try {
                        return method.invoke(commands, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause() instanceof RuntimeException failure ? failure : new RedisException(e);
                    } catch (IllegalAccessException e) {
                        throw new IllegalStateException(e);
                    }
                }));
    }

    <T> T repeating(Supplier<T> work) {
        try {
            return work.get();
        } catch (RedisException e) {
            if (!isUnsent(e)) {
                throw e;
            }
            awaitRefresh(e);
            return work.get();
        }
    }

    private void awaitRefresh(RedisException failure) {
        try {
            refresh().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            failure.addSuppressed(e);
            throw failure;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure;
        }
    }

    /// Whether it is certain that no server has done what the command says.
    static boolean isUnsent(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RedisConnectionException || cause instanceof PartitionSelectorException) {
                return true;
            }
            var message = String.valueOf(cause.getMessage());
            if (cause instanceof RedisException && (message.equals(REJECTED) || message.equals(CLOSED))) {
                return true;
            }
            if (cause instanceof RedisCommandExecutionException && message.startsWith(DOWN)) {
                return true;
            }
        }
        return false;
    }
}
