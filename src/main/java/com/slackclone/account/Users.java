package com.slackclone.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.slackclone.platform.redis.NodeMessage.Interrupted;
import com.slackclone.platform.redis.NodeMessage.Stale;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;

/// Who people are. What it answers may be up to 60 s old if a change was missed, and is otherwise new within a
/// second: each node keeps the users that it read, until it is told that one is `Stale` under the key
/// `user:{uuid}`.
@Service
public class Users {

    private static final Duration KEPT = Duration.ofSeconds(60);
    private static final int MOST = 50_000;
    private static final String STALE = "user:";

    private final UserTable table;
    private final Cache<UserId, User> near =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(KEPT).build();
    /// Counts what was told stale, so that a read which began before is not kept.
    private final AtomicLong changes = new AtomicLong();

    Users(UserTable table) {
        this.table = table;
    }

    public Optional<User> find(UserId id) {
        return Optional.ofNullable(findAll(List.of(id)).get(id));
    }

    /// At most one call of DynamoDB for each 100; none for users that this node knows. An id that nobody has is
    /// absent from the answer.
    public Map<UserId, User> findAll(Collection<UserId> ids) {
        var found = new HashMap<>(known(ids));
        var missing = new LinkedHashSet<>(ids);
        missing.removeAll(found.keySet());
        if (!missing.isEmpty()) {
            var before = changes.get();
            var read = table.findAll(missing);
            near.putAll(read);
            if (changes.get() != before) {
                near.invalidateAll(read.keySet());
            }
            found.putAll(read);
        }
        return found;
    }

    /// @param email in lower case, as the scalar `EmailAddress` gives it
    public Optional<User> findByEmail(String email) {
        return table.findIdByEmail(email).flatMap(this::find);
    }

    /// Those of them that need no call.
    Map<UserId, User> known(Collection<UserId> ids) {
        return near.getAllPresent(ids);
    }

    @EventListener
    void forget(Stale message) {
        if (message.key().startsWith(STALE)) {
            changes.incrementAndGet();
            near.invalidate(UserId.ofKey("USER#" + message.key().substring(STALE.length())));
        }
    }

    @EventListener
    void forgetAll(@SuppressWarnings("unused") Interrupted message) {
        changes.incrementAndGet();
        near.invalidateAll();
    }
}
