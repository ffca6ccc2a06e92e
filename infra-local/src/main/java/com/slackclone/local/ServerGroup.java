package com.slackclone.local;

import com.slackclone.local.LocalServer.Started;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Starts servers side by side and stops those that have started.
final class ServerGroup {

    private static final Logger LOG = LoggerFactory.getLogger(ServerGroup.class);

    private final List<LocalServer> servers;
    private final Map<ServerName, Started> started = new ConcurrentHashMap<>();

    /// Daemons, so that a server that hangs cannot keep the process alive.
    private final ExecutorService threads = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("local-stack-", 0).factory());

    ServerGroup(List<LocalServer> servers) {
        this.servers = List.copyOf(servers);
    }

    /// @return the endpoints, in the order of [ServerName]
    /// @throws StartFailure if a server fails, or if not all of them answer in time
    Map<ServerName, String> start(Duration timeout) throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        var starts = new ExecutorCompletionService<ServerName>(threads);
        var missing = EnumSet.noneOf(ServerName.class);
        for (var server : servers) {
            missing.add(server.name());
            starts.submit(() -> start(server));
        }
        while (!missing.isEmpty()) {
            var start = starts.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (start == null) {
                throw new StartFailure("no answer within %d s from %s".formatted(timeout.toSeconds(), missing));
            }
            missing.remove(result(start));
        }
        var endpoints = new EnumMap<ServerName, String>(ServerName.class);
        started.forEach((server, running) -> endpoints.put(server, running.endpoint()));
        return endpoints;
    }

    private ServerName start(LocalServer server) {
        long begin = System.nanoTime();
        try {
            started.put(server.name(), server.start());
        } catch (Exception e) {
            throw new StartFailure(server.name() + " did not start: " + reason(e), e);
        }
        LOG.info("{} started in {} ms", server.name(), (System.nanoTime() - begin) / 1_000_000);
        return server.name();
    }

    private static ServerName result(Future<ServerName> start) throws InterruptedException {
        try {
            return start.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof StartFailure failure ? failure : new StartFailure(reason(e), e);
        }
    }

    /// The words of the innermost cause; what is around it says only that something failed.
    private static String reason(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause instanceof StartFailure ? String.valueOf(cause.getMessage()) : cause.toString();
    }

    /// Stops what has started, side by side. What has not stopped by the end of the timeout is abandoned: it ends
    /// with the process.
    void stop(Duration timeout) throws InterruptedException {
        threads.invokeAll(
                started.entrySet().stream()
                        .map(entry -> stopping(entry.getKey(), entry.getValue()))
                        .toList(),
                timeout.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    private static Callable<Boolean> stopping(ServerName server, Started running) {
        return () -> {
            long begin = System.nanoTime();
            running.stop().run();
            LOG.info("{} stopped in {} ms", server, (System.nanoTime() - begin) / 1_000_000);
            return true;
        };
    }
}
