package com.slackclone.realtime;

import com.slackclone.platform.redis.Redis;
import com.slackclone.platform.redis.RedisScript;
import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.Range.Boundary;
import io.lettuce.core.RedisException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/// The log of events in Redis: what was published to each topic, for those who come back.
@Component
public class EventLog {

    private static final Logger log = LoggerFactory.getLogger(EventLog.class);
    private static final RedisScript APPEND = RedisScript.of(EventLog.class, "append.lua");
    private static final RedisScript POSITION = RedisScript.of(EventLog.class, "position.lua");
    private static final int EPOCH_BYTES = 8;
    private static final int LITTLE = 64;
    private static final Duration RETRY_WINDOW = Duration.ofMinutes(15);

    /// What is remembered of what was published.
    private record Mark(String key, long version, Duration kept) {}

    private final Redis redis;
    private final EventCodec codec;
    private final RealtimeProperties properties;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    EventLog(Redis redis, EventCodec codec, RealtimeProperties properties, Clock clock) {
        this.redis = redis;
        this.codec = codec;
        this.properties = properties;
        this.clock = clock;
    }

    /// Publishes an event to the subscribers of a topic on all nodes, and keeps it for those who resume. One
    /// round trip.
    ///
    /// The write that the event tells of has been acknowledged by then, so a Redis that is away does not fail the
    /// caller.
    ///
    /// @param id names the event; publishing the same id again within a quarter of an hour does nothing
    public void append(Topic topic, String id, Instant occurredAt, Event event) {
        try {
            run(topic, new Mark(topic.seen(id), 1, RETRY_WINDOW), codec.write(id, occurredAt, event));
        } catch (RedisException e) {
            log.warn("The event {} was not published", id, e);
        }
    }

    /// The same for an event of something that has versions, and that may be [published again][#republish].
    /// Behind an event of the same or a later version of its subject it does nothing.
    public void append(Topic topic, EventId id, Instant occurredAt, Event event) {
        try {
            run(topic, mark(topic, id), codec.write(id.toString(), occurredAt, event));
        } catch (RedisException e) {
            log.warn("The event {} was not published", id, e);
        }
    }

    /// Publishes an event unless that was done before, for callers that can wait for Redis.
    ///
    /// An event that is older than what the log remembers is left out: whether it was published can't be told any
    /// more.
    ///
    /// @throws RedisException when Redis is away; the event may or may not have been published
    public void republish(Topic topic, EventId id, Instant occurredAt, Event event) {
        if (isRemembered(id, occurredAt)) {
            run(topic, mark(topic, id), codec.write(id.toString(), occurredAt, event));
        }
    }

    /// The same for an event of the outbox, to one of its topics.
    ///
    /// @return whether nobody had published it, nor what has overtaken it
    boolean republish(Topic topic, OutboxTable.Entry entry) {
        return isRemembered(entry.id(), entry.occurredAt()) && run(topic, mark(topic, entry.id()), entry.payload());
    }

    private boolean isRemembered(EventId id, Instant occurredAt) {
        var isTooOld = occurredAt.isBefore(clock.instant().minus(properties.republishedAge()));
        if (isTooOld) {
            log.debug("The event {} is too old to be published again", id);
        }
        return !isTooOld;
    }

    private Mark mark(Topic topic, EventId id) {
        return new Mark(topic.seen(id.subject()), id.version(), properties.repeatWindow());
    }

    /// @return false where the event came too late
    private boolean run(Topic topic, Mark mark, String payload) {
        var answer = redis.run(
                APPEND,
                new String[] {topic.meta(), topic.log(), mark.key(), topic.channel()},
                payload,
                Integer.toString(properties.historyLength()),
                Long.toString(properties.historyAge().toSeconds()),
                Long.toString(mark.version()),
                Long.toString(mark.kept().toSeconds()),
                newEpoch());
        return !answer.getFirst().equals("0");
    }

    /// Where the topic's scope stands now.
    Cursor position(Topic topic) {
        var answer = redis.run(POSITION, new String[] {topic.meta()}, newEpoch());
        return new Cursor(answer.get(0), Long.parseLong(answer.get(1)), Long.parseLong(answer.get(2)));
    }

    /// What the topics of a scope have had behind one place and up to the other.
    ///
    /// @return empty if the logs do not reach back so far
    Optional<History> since(Collection<Topic> topics, Cursor behind, Cursor end) {
        var isDead = !behind.epoch().equals(end.epoch())
                || behind.offset() > end.offset()
                || end.time() - behind.time() >= properties.historyAge().toSeconds();
        return isDead
                ? Optional.empty()
                : Optional.of(new History(this, topics, behind.offset(), end)).filter(History::isWhole);
    }

    /// What the topics of a scope have had behind one place and up to the other, as far as the logs reach back.
    ///
    /// @return empty if one of them has had much
    Optional<List<LoggedEvent>> little(Collection<Topic> topics, Cursor behind, Cursor end) {
        var all = new ArrayList<LoggedEvent>();
        for (var topic : topics) {
            var page = page(topic, behind.offset(), end.offset(), LITTLE);
            if (page.size() == LITTLE) {
                return Optional.empty();
            }
            all.addAll(page);
        }
        all.removeIf(logged -> !logged.cursor().epoch().equals(behind.epoch()));
        return Optional.of(all);
    }

    /// The first events that the topic's log has behind one place and up to another, of whatever epoch.
    List<LoggedEvent> page(Topic topic, long behind, long end, int size) {
        return read(topic, behind, end, Limit.from(size));
    }

    /// What the topic's log has behind one place and up to the other, oldest first. With the same end for several
    /// topics nothing is read of one that is later than what was left out of another.
    List<LoggedEvent> readBetween(Topic topic, Cursor behind, Cursor end) {
        return read(topic, behind.offset(), end.offset(), Limit.unlimited()).stream()
                .filter(logged -> logged.cursor().epoch().equals(end.epoch()))
                .toList();
    }

    private List<LoggedEvent> read(Topic topic, long behind, long end, Limit limit) {
        var range = Range.from(Boundary.excluding(behind + "-0"), Boundary.including(end + "-0"));
        return redis.commands().xrange(topic.log(), range, limit).stream()
                .map(entry -> LoggedEvent.parse(
                        topic.name(), Objects.requireNonNull(entry.getBody().get("e"))))
                .toList();
    }

    /// Empty for an event that this node cannot read, as one of another version may be.
    Optional<StreamEvent> decode(LoggedEvent logged) {
        try {
            return codec.read(logged);
        } catch (JacksonException e) {
            log.error("The event at {} could not be read", logged.offset(), e);
            return Optional.empty();
        }
    }

    private String newEpoch() {
        var bytes = new byte[EPOCH_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
