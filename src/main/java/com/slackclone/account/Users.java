package com.slackclone.account;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.slackclone.platform.error.ApiException;
import com.slackclone.platform.redis.NodeBus;
import com.slackclone.platform.redis.NodeMessage.Interrupted;
import com.slackclone.platform.redis.NodeMessage.Stale;
import io.lettuce.core.RedisException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;

/// Who people are. What it answers may be up to 60 s old if a change was missed, and is otherwise new within a
/// second: each node keeps the users that it read, until it is told that one is `Stale` under the key
/// `user:{uuid}`. What is being read when it is told stale is not kept.
@Service
public class Users {

    private static final Logger log = LoggerFactory.getLogger(Users.class);
    private static final Duration KEPT = Duration.ofSeconds(60);
    private static final int MOST = 50_000;
    private static final String STALE = "user:";

    private final UserTable table;
    private final NodeBus bus;
    private final AsyncCache<UserId, User> near =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(KEPT).buildAsync();

    Users(UserTable table, NodeBus bus) {
        this.table = table;
        this.bus = bus;
    }

    public Optional<User> find(UserId id) {
        return Optional.ofNullable(findAll(List.of(id)).get(id));
    }

    /// At most one call of DynamoDB for each 100; none for users that this node knows, or that another caller is just
    /// asking for. An id that nobody has is absent from the answer.
    public Map<UserId, User> findAll(Collection<UserId> ids) {
        try {
            return near.getAll(ids, (missing, _) -> CompletableFuture.completedFuture(read(missing)))
                    .join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private Map<UserId, User> read(Collection<? extends UserId> ids) {
        return table.findAll(List.copyOf(ids));
    }

    /// @param email in lower case, as the scalar `EmailAddress` gives it
    public Optional<User> findByEmail(String email) {
        return table.findIdByEmail(email).flatMap(this::find);
    }

    /// The person as of this version, or later. At most one call of DynamoDB, or two where another caller is just
    /// reading what was before.
    ///
    /// @throws ApiException `NOT_FOUND` if nobody has the id
    User get(UserId id, long version) {
        var known = near.synchronous().getIfPresent(id);
        if (known != null && known.version() < version) {
            near.synchronous().asMap().remove(id, known);
        }
        return find(id).filter(found -> found.version() >= version)
                .or(() -> Optional.ofNullable(read(List.of(id)).get(id)))
                .orElseThrow(() -> ApiException.notFound("user"));
    }

    /// Called behind the write that has changed the person: this node forgets what it knows, and the others do
    /// within milliseconds. One Redis command.
    void changed(UserId id) {
        forget(id);
        try {
            bus.tell(new Stale(STALE + id.uuid()));
        } catch (RedisException e) {
            log.warn("Other nodes remember an outdated person until the time is over", e);
        }
    }

    /// Those of them that need no call.
    Map<UserId, User> known(Collection<UserId> ids) {
        return near.synchronous().getAllPresent(ids);
    }

    @EventListener
    void forget(Stale message) {
        if (message.key().startsWith(STALE)) {
            forget(UserId.ofKey("USER#" + message.key().substring(STALE.length())));
        }
    }

    private void forget(UserId id) {
        near.synchronous().invalidate(id);
    }

    @EventListener
    void forgetAll(@SuppressWarnings("unused") Interrupted message) {
        near.synchronous().invalidateAll();
    }
}
