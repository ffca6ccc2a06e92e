package com.slackclone.presence;

import com.github.benmanes.caffeine.cache.AsyncCacheLoader;
import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.slackclone.account.UserId;
import com.slackclone.platform.redis.NodeMessage.RightsChanged;
import com.slackclone.workspace.Members;
import com.slackclone.workspace.WorkspaceId;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Of which workspaces the people are who are connected here. Never waits: what is not known yet is looked up in
/// the background, and what is out of date holds until it is known anew.
@Component
class PeoplesWorkspaces {

    private static final Duration REFRESHED = Duration.ofMinutes(10);
    private static final long MOST = 100_000;

    /// The index that lists a person's workspaces lags behind.
    private static final Duration LAG = Duration.ofSeconds(5);

    private final Executor threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<UserId, Set<WorkspaceId>> lost = new ConcurrentHashMap<>();
    private final AtomicReference<Consumer<UserId>> found = new AtomicReference<>(_ -> {});
    private final AsyncLoadingCache<UserId, Set<WorkspaceId>> known;

    PeoplesWorkspaces(Members members) {
        this.known = Caffeine.newBuilder()
                .maximumSize(MOST)
                .refreshAfterWrite(REFRESHED)
                .expireAfterAccess(REFRESHED)
                .executor(threads)
                .buildAsync(new AsyncCacheLoader<UserId, Set<WorkspaceId>>() {
                    @Override
                    public CompletableFuture<Set<WorkspaceId>> asyncLoad(UserId user, Executor executor) {
                        return CompletableFuture.supplyAsync(
                                () -> Set.copyOf(members.activeWorkspaces(user)), executor);
                    }

                    @Override
                    public CompletableFuture<Set<WorkspaceId>> asyncReload(
                            UserId user, Set<WorkspaceId> before, Executor executor) {
                        return asyncLoad(user, executor).thenApply(now -> compared(user, before, now));
                    }
                });
    }

    private Set<WorkspaceId> compared(UserId user, Set<WorkspaceId> before, Set<WorkspaceId> now) {
        var gone = new HashSet<>(before);
        gone.removeAll(now);
        if (!gone.isEmpty()) {
            lost.put(user, gone);
        }
        if (!before.equals(now)) {
            found.get().accept(user);
        }
        return now;
    }

    /// Calls back, on another thread, whenever it is known anew of which workspaces a person is.
    void onFound(Consumer<UserId> listener) {
        found.set(listener);
    }

    /// The person is connected now.
    void expect(UserId user) {
        var _ = known.get(user).thenRunAsync(() -> found.get().accept(user), threads);
    }

    /// Empty where it is not known yet.
    Set<WorkspaceId> of(UserId user) {
        return known.get(user).getNow(Set.of());
    }

    /// Of which the person is no more, and which nobody has taken before.
    Set<WorkspaceId> takeLost(UserId user) {
        var gone = lost.remove(user);
        return gone == null ? Set.of() : gone;
    }

    @EventListener
    void on(RightsChanged message) {
        var user = UserId.parse(message.user());
        if (known.getIfPresent(user) != null) {
            refresh(user);
            CompletableFuture.delayedExecutor(LAG.toMillis(), TimeUnit.MILLISECONDS, threads)
                    .execute(() -> refresh(user));
        }
    }

    private void refresh(UserId user) {
        var _ = known.synchronous().refresh(user);
    }
}
