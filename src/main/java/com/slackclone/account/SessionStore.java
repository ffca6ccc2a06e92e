package com.slackclone.account;

import com.slackclone.platform.redis.Redis;
import com.slackclone.platform.redis.RedisScript;
import com.slackclone.platform.web.ClientInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Sessions in Redis. Each method is one command.
///
/// | key | type | holds |
/// |---|---|---|
/// | `{user:{uuid}}:session:{uuid}` | hash | the session |
/// | `{user:{uuid}}:sessions` | sorted set | the uuids of the user's sessions by last use |
/// | `{user:{uuid}}:generation` | integer | the earliest generation of credentials with which a session may begin |
///
/// A session has `created_at`, `last_used_at`, `ip`, `user_agent`; `generation`, that of the credentials with
/// which it began; `refresh`, the hash of its refresh token; once that was replaced also `previous`, the hash of
/// the one before, and `rotated_at`. The generation is what makes a sign-in by an old password, on its way while
/// the password is changed, come to nothing.
///
/// Times are Redis's own, in milliseconds, so that nodes whose clocks differ agree. The first two keys expire
/// after the lifetime of a session that is not used, the third after an hour, longer than any sign-in takes; they
/// share a hash tag, and so a slot.
@Component
class SessionStore {

    private static final RedisScript CREATE = RedisScript.of(SessionStore.class, "session-create.lua");
    private static final RedisScript ROTATE = RedisScript.of(SessionStore.class, "session-rotate.lua");
    private static final RedisScript TOUCH = RedisScript.of(SessionStore.class, "session-touch.lua");
    private static final RedisScript END = RedisScript.of(SessionStore.class, "session-end.lua");
    private static final RedisScript END_ALL = RedisScript.of(SessionStore.class, "session-end-all.lua");
    private static final RedisScript LIST = RedisScript.of(SessionStore.class, "session-list.lua");
    private static final Duration NOTED_EVERY = Duration.ofMinutes(1);
    private static final Duration GUARDED = Duration.ofHours(1);
    private static final int FIELDS = 5;

    /// Greater than any generation, and still exact in Lua.
    private static final long ALL = (1L << 53) - 1;

    private final Redis redis;
    private final AuthProperties.SessionRules rules;

    SessionStore(Redis redis, AuthProperties properties) {
        this.redis = redis;
        this.rules = properties.session();
    }

    /// @param ended the sessions that had to end for the new one
    record Created(Session session, List<SessionId> ended) {}

    /// @param generation of the credentials that were shown
    /// @return empty if that generation is over
    Optional<Created> create(RefreshToken token, long generation, ClientInfo client) {
        var id = token.session();
        var answer = redis.run(
                CREATE,
                new String[] {prefix(id.user()) + id.uuid(), index(id.user()), floor(id.user())},
                id.uuid().toString(),
                token.hash(),
                client.ipAddress(),
                agent(client),
                millis(rules.lifetime()),
                Integer.toString(rules.maximum()),
                prefix(id.user()),
                Long.toString(generation));
        if (answer.isEmpty()) {
            return Optional.empty();
        }
        var now = answer.getFirst();
        var ended = answer.stream().skip(1).map(uuid -> id(id.user(), uuid)).toList();
        return Optional.of(new Created(session(id, List.of(now, now, client.ipAddress(), agent(client))), ended));
    }

    sealed interface Rotation {
        /// The successor is in force.
        record Rotated(Session session) implements Rotation {}

        /// The token was replaced before, so someone else may have it: the session has ended.
        record Reused() implements Rotation {}

        /// There is no such session.
        record Missing() implements Rotation {}
    }

    Rotation rotate(RefreshToken token, RefreshToken successor, ClientInfo client) {
        var id = token.session();
        var answer = redis.run(
                ROTATE,
                keys(id),
                id.uuid().toString(),
                token.hash(),
                successor.hash(),
                client.ipAddress(),
                agent(client),
                millis(rules.lifetime()),
                millis(rules.refreshGrace()));
        return switch (answer.getFirst()) {
            case "GOOD" -> new Rotation.Rotated(session(id, answer.subList(1, FIELDS)));
            case "REUSED" -> new Rotation.Reused();
            default -> new Rotation.Missing();
        };
    }

    /// Whether it lives. Notes that it is used.
    boolean touch(SessionId id) {
        var answer = redis.run(TOUCH, keys(id), id.uuid().toString(), millis(rules.lifetime()), millis(NOTED_EVERY));
        return answer.getFirst().equals("1");
    }

    /// The session as it was; empty if there was none.
    Optional<Session> end(SessionId id) {
        var answer = redis.run(END, keys(id), id.uuid().toString());
        return answer.isEmpty() ? Optional.empty() : Optional.of(session(id, answer));
    }

    /// Ends the sessions that began with an earlier generation, and lets none of such begin any more.
    ///
    /// @param kept a session that lives on, as one of this generation; null for none
    /// @return the sessions as they were
    List<Session> endBefore(UserId user, long generation, @Nullable SessionId kept) {
        return endAll(user, generation, kept, GUARDED);
    }

    /// Ends all sessions, and lets none begin any more.
    ///
    /// @return the sessions as they were
    List<Session> endForGood(UserId user) {
        return endAll(user, ALL, null, GUARDED);
    }

    /// Ends all sessions that there are.
    ///
    /// @param kept a session that lives on; null for none
    /// @return the sessions as they were
    List<Session> endAll(UserId user, @Nullable SessionId kept) {
        return endAll(user, ALL, kept, Duration.ZERO);
    }

    private List<Session> endAll(UserId user, long before, @Nullable SessionId kept, Duration guarded) {
        var answer = redis.run(
                END_ALL,
                new String[] {index(user), floor(user)},
                prefix(user),
                Long.toString(before),
                kept == null ? "" : kept.uuid().toString(),
                millis(guarded));
        return sessions(user, answer);
    }

    /// The last used first.
    List<Session> list(UserId user) {
        return sessions(user, redis.run(LIST, new String[] {index(user)}, prefix(user)));
    }

    private List<Session> sessions(UserId user, List<String> answer) {
        var sessions = new ArrayList<Session>();
        for (var start = 0; start < answer.size(); start += FIELDS) {
            var id = id(user, answer.get(start));
            sessions.add(session(id, answer.subList(start + 1, start + FIELDS)));
        }
        return sessions;
    }

    private Session session(SessionId id, List<String> fields) {
        var lastUsedAt = instant(fields.get(1));
        var agent = fields.get(3);
        return new Session(
                id,
                instant(fields.get(0)),
                lastUsedAt,
                fields.get(2),
                agent.isEmpty() ? null : agent,
                lastUsedAt.plus(rules.lifetime()));
    }

    private static Instant instant(String millis) {
        return Instant.ofEpochMilli(Long.parseLong(millis));
    }

    private static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }

    private static String agent(ClientInfo client) {
        return Objects.requireNonNullElse(client.userAgent(), "");
    }

    private static SessionId id(UserId user, String uuid) {
        return new SessionId(user, UUID.fromString(uuid));
    }

    private static String[] keys(SessionId id) {
        return new String[] {prefix(id.user()) + id.uuid(), index(id.user())};
    }

    private static String prefix(UserId user) {
        return "{user:" + user.uuid() + "}:session:";
    }

    private static String floor(UserId user) {
        return "{user:" + user.uuid() + "}:generation";
    }

    private static String index(UserId user) {
        return "{user:" + user.uuid() + "}:sessions";
    }
}
