package com.slackclone.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.slackclone.platform.error.ApiException;
import com.slackclone.platform.redis.NodeMessage.Interrupted;
import com.slackclone.platform.redis.NodeMessage.SessionEnded;
import com.slackclone.realtime.SessionCheck;
import io.lettuce.core.RedisException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// Says whether a session lives: by Redis, whose answer this node believes for some seconds.
///
/// While Redis is away, a session passes that this node saw alive a short while ago; nobody else does. An end
/// that this node heard of is final. Of a cluster only the server may be away that has some of the sessions.
@Component
class LiveSessions implements SessionCheck {

    private static final Logger log = LoggerFactory.getLogger(LiveSessions.class);
    private static final int MOST = 200_000;
    /// After a failure Redis is not asked for so long about those who pass without it, nor again about the one
    /// whom the failure concerned, lest every request wait for its timeout.
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final SessionStore store;
    private final AuthProperties.SessionRules rules;
    private final Clock clock;
    private final Cache<SessionId, Sighting> sightings;
    /// When Redis did not answer about them.
    private final Cache<SessionId, Instant> unanswered =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(PAUSE).build();
    private volatile Instant believedSince = Instant.MIN;
    private volatile Instant awayUntil = Instant.MIN;

    LiveSessions(SessionStore store, AuthProperties properties, Clock clock) {
        this.store = store;
        this.rules = properties.session();
        this.clock = clock;
        this.sightings = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterWrite(rules.outage())
                .build();
    }

    private record Sighting(Instant at, boolean isAlive) {}

    /// At most one Redis command; none if this node asked a moment ago.
    ///
    /// @throws ApiException `UNAUTHENTICATED` if the session has ended, `UNAVAILABLE` if nobody can say
    void check(SessionId id) {
        if (!isAlive(id, sightings.getIfPresent(id))) {
            throw ApiException.unauthenticated();
        }
    }

    @Override
    public boolean isAlive(String session) {
        var id = SessionId.parse(session);
        return isAlive(id, sightings.getIfPresent(id));
    }

    private boolean isAlive(SessionId id, @Nullable Sighting last) {
        var now = clock.instant();
        if (last != null && (!last.isAlive() || isFresh(last, now))) {
            return last.isAlive();
        }
        if (isPausing(id, last, now)) {
            return passes(last, now);
        }
        try {
            return note(id, new Sighting(now, store.touch(id)));
        } catch (RedisException e) {
            if (!now.isBefore(awayUntil)) {
                log.warn("Whether sessions live is not known", e);
            }
            awayUntil = now.plus(PAUSE);
            unanswered.put(id, now);
            return passes(last, now);
        }
    }

    private boolean isPausing(SessionId id, @Nullable Sighting last, Instant now) {
        if (isKnown(last, now)) {
            return now.isBefore(awayUntil);
        }
        var asked = unanswered.getIfPresent(id);
        return asked != null && now.isBefore(asked.plus(PAUSE));
    }

    private boolean isKnown(@Nullable Sighting last, Instant now) {
        return last != null && !now.isAfter(last.at().plus(rules.outage()));
    }

    private boolean isFresh(Sighting last, Instant now) {
        return last.at().isAfter(believedSince) && now.isBefore(last.at().plus(rules.fresh()));
    }

    private boolean passes(@Nullable Sighting last, Instant now) {
        if (!isKnown(last, now)) {
            throw ApiException.unavailable("sign-in");
        }
        return true;
    }

    /// A session that has ended never comes back, whatever an answer that was on its way says.
    private boolean note(SessionId id, Sighting sighting) {
        var noted = sightings.asMap().merge(id, sighting, (before, latest) -> before.isAlive() ? latest : before);
        return noted.isAlive();
    }

    @EventListener
    void forget(SessionEnded message) {
        note(SessionId.parse(message.session()), new Sighting(clock.instant(), false));
    }

    /// Before anybody asks again because of it.
    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void distrust(@SuppressWarnings("unused") Interrupted message) {
        believedSince = clock.instant();
    }
}
