package com.slackclone.presence;

import com.slackclone.account.UserId;
import com.slackclone.platform.redis.NodeMessage.Interrupted;
import com.slackclone.presence.PresenceUpdate.Lease;
import com.slackclone.workspace.WorkspaceId;
import io.lettuce.core.RedisException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.core.exception.SdkException;

/// Says, every few seconds, who is connected to this node: all of a workspace's people together, and those who
/// come at once. That is all that a node does to hold them here: when it dies, their leases run out.
@Component
class Heartbeat implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Heartbeat.class);
    private static final int TOGETHER = 500;
    private static final long GATHERED_MILLIS = 50;

    private final PeopleHere people;
    private final PeoplesWorkspaces workspaces;
    private final Roster roster;
    private final PresenceWorkspaces registry;
    private final PresenceProperties properties;
    private final Set<UserId> coming = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean isGathering = new AtomicBoolean();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("presence-heartbeat").factory());
    private volatile boolean isRunning;

    /// As [System#nanoTime()] counts. Only the thread's.
    private long lastBeat = System.nanoTime();

    Heartbeat(
            PeopleHere people,
            PeoplesWorkspaces workspaces,
            Roster roster,
            PresenceWorkspaces registry,
            PresenceProperties properties) {
        this.people = people;
        this.workspaces = workspaces;
        this.roster = roster;
        this.registry = registry;
        this.properties = properties;
    }

    /// Of whom it is known now of which workspaces they are. Those who come together are told together.
    private void come(UserId user) {
        coming.add(user);
        if (isGathering.compareAndSet(false, true)) {
            later(this::welcome);
        }
    }

    private void later(Runnable action) {
        if (isRunning) {
            var _ = thread.schedule(action, GATHERED_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void welcome() {
        isGathering.set(false);
        var some = Set.copyOf(coming);
        coming.removeAll(some);
        var here = new HashMap<>(people.all());
        here.keySet().retainAll(some);
        say(updates(here, System.nanoTime()), roster::update);
    }

    private void beat() {
        beat(roster::update);
    }

    private void beat(BiConsumer<WorkspaceId, List<PresenceUpdate>> how) {
        var now = System.nanoTime();
        if (say(updates(people.all(), now), how)) {
            lastBeat = now;
        }
    }

    private Map<WorkspaceId, List<PresenceUpdate>> updates(Map<UserId, PersonHere> here, long now) {
        var updates = new HashMap<WorkspaceId, List<PresenceUpdate>>();
        here.forEach((user, person) -> {
            for (var workspace : workspaces.of(user)) {
                var all = updates.computeIfAbsent(workspace, _ -> new ArrayList<>());
                if (person.isConnected()) {
                    all.add(new PresenceUpdate(user, Lease.HERE, person.idle(now), null));
                } else if (person.activeAt() - lastBeat > 0) {
                    all.add(new PresenceUpdate(user, Lease.AS_IS, person.idle(now), null));
                }
            }
            for (var workspace : workspaces.takeLost(user)) {
                updates.computeIfAbsent(workspace, _ -> new ArrayList<>())
                        .add(new PresenceUpdate(user, Lease.GONE, person.idle(now), null));
            }
        });
        return updates;
    }

    /// @return whether it was said
    private boolean say(
            Map<WorkspaceId, List<PresenceUpdate>> updates, BiConsumer<WorkspaceId, List<PresenceUpdate>> how) {
        try {
            for (var entry : updates.entrySet()) {
                var all = entry.getValue();
                // Where nobody is left it is looked who has gone.
                for (var start = 0; start == 0 || start < all.size(); start += TOGETHER) {
                    how.accept(entry.getKey(), all.subList(start, Math.min(all.size(), start + TOGETHER)));
                }
            }
            registry.note(updates.keySet());
            return true;
        } catch (RedisException | SdkException e) {
            log.debug("Who is here is not told now", e);
        } catch (RuntimeException e) {
            log.error("Who is here is not told", e);
        }
        return false;
    }

    /// Redis may have been away, and may have forgotten everybody.
    @EventListener
    void on(@SuppressWarnings("unused") Interrupted message) {
        later(() -> beat(roster::bring));
    }

    @Override
    public void start() {
        isRunning = true;
        workspaces.onFound(this::come);
        var interval = properties.heartbeat().toMillis();
        var _ = thread.scheduleWithFixedDelay(this::beat, interval, interval, TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        isRunning = false;
        thread.shutdown();
    }

    @Override
    public boolean isRunning() {
        return isRunning;
    }

    /// Before the server takes traffic, and until it takes none.
    @Override
    public int getPhase() {
        return WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE - 50;
    }
}
