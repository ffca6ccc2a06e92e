package com.slackclone.presence;

import com.slackclone.account.UserId;
import com.slackclone.presence.WatchedWorkspace.Watcher;
import com.slackclone.realtime.Signals;
import com.slackclone.workspace.WorkspaceId;
import io.lettuce.core.RedisException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// The workspaces of which somebody on this node watches people. The node listens once to each.
@Component
class WatchedWorkspaces {

    private static final Logger log = LoggerFactory.getLogger(WatchedWorkspaces.class);
    private static final int TOGETHER = 500;
    private static final Duration LATER = Duration.ofSeconds(2);

    private final Signals signals;
    private final PresenceStore store;

    /// What belongs to a workspace is touched on the worker of its channel only.
    private final Map<WorkspaceId, WatchedWorkspace> workspaces = new ConcurrentHashMap<>();

    WatchedWorkspaces(Signals signals, PresenceStore store) {
        this.signals = signals;
        this.store = store;
    }

    /// @return what makes the watcher leave
    Runnable enter(WorkspaceId id, Watcher watcher) {
        var worker = signals.worker(PresenceStore.channel(id));
        worker.execute(() -> open(id).enter(watcher));
        return () -> worker.execute(() -> leave(id, watcher));
    }

    private WatchedWorkspace open(WorkspaceId id) {
        var open = workspaces.get(id);
        if (open != null) {
            return open;
        }
        var opened = new WatchedWorkspace((users, isPatient) -> read(id, users, isPatient ? LATER : Duration.ZERO));
        workspaces.put(id, opened);
        signals.listen(PresenceStore.channel(id), opened);
        return opened;
    }

    private void read(WorkspaceId id, List<UserId> users, Duration delay) {
        var thread = Thread.ofVirtual().name("presence-read").unstarted(() -> read(id, users));
        if (delay.isZero()) {
            thread.start();
        } else {
            CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS)
                    .execute(thread::start);
        }
    }

    private void read(WorkspaceId id, List<UserId> users) {
        for (var start = 0; start < users.size(); start += TOGETHER) {
            var some = users.subList(start, Math.min(users.size(), start + TOGETHER));
            try {
                var shown = store.read(id, some);
                signals.worker(PresenceStore.channel(id)).execute(() -> {
                    var workspace = workspaces.get(id);
                    if (workspace != null) {
                        workspace.loaded(shown.at(), shown.presences());
                    }
                });
            } catch (RedisException e) {
                log.debug("Who is here can't be said now; it is asked again", e);
                if (workspaces.containsKey(id)) {
                    read(id, some, LATER);
                }
            }
        }
    }

    private void leave(WorkspaceId id, Watcher watcher) {
        var workspace = workspaces.get(id);
        if (workspace == null) {
            return;
        }
        workspace.leave(watcher);
        if (workspace.isEmpty()) {
            workspaces.remove(id);
            signals.leave(PresenceStore.channel(id));
        }
    }
}
