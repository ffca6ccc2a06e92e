package com.slackclone.realtime;

import com.slackclone.platform.redis.NodeBus;
import com.slackclone.platform.redis.NodeMessage.Interrupted;
import com.slackclone.platform.redis.NodeMessage.RightsChanged;
import io.lettuce.core.RedisException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Makes the streams of this node follow the rights of their viewers.
@Component
public class Rights {

    private static final Logger log = LoggerFactory.getLogger(Rights.class);

    private final NodeBus bus;
    private final Map<String, Set<Follower>> followers = new ConcurrentHashMap<>();
    private final AtomicLong changes = new AtomicLong();

    Rights(NodeBus bus) {
        this.bus = bus;
    }

    /// What a person may hear has changed: on all nodes their streams look again what they may carry. Called
    /// behind the write that changed it, and once the near caches were told of it.
    ///
    /// @param user the global id of the person
    public void changed(String user) {
        try {
            bus.tell(new RightsChanged(user));
        } catch (RedisException e) {
            log.warn("Running streams are not told that rights have changed", e);
            recheck(user);
        }
    }

    /// Grows with each change that this node hears of.
    long changes() {
        return changes.get();
    }

    /// @param known [#changes()] before it was asked what the viewer may hear; if there were more since, it is
    ///     asked again
    void join(Follower follower, long known) {
        followers.compute(follower.viewer(), (_, others) -> {
            var joined = others == null ? ConcurrentHashMap.<Follower>newKeySet() : others;
            joined.add(follower);
            return joined;
        });
        if (changes() != known) {
            follower.recheck();
        }
    }

    void leave(Follower follower) {
        followers.computeIfPresent(follower.viewer(), (_, others) -> {
            others.remove(follower);
            return others.isEmpty() ? null : others;
        });
    }

    @EventListener
    void on(RightsChanged message) {
        recheck(message.user());
    }

    private void recheck(String user) {
        changes.incrementAndGet();
        followers.getOrDefault(user, Set.of()).forEach(Follower::recheck);
    }

    /// A change may have gone unheard.
    @EventListener
    void on(@SuppressWarnings("unused") Interrupted message) {
        changes.incrementAndGet();
        followers.values().forEach(some -> some.forEach(Follower::recheck));
    }
}
