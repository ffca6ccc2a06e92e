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
import org.springframework.stereotype.Component;

/// Sessions in Redis. Each method is one command.
///
/// | key | type | holds |
/// |---|---|---|
/// | `{user:{uuid}}:session:{uuid}` | hash | the session |
/// | `{user:{uuid}}:sessions` | sorted set | the uuids of the user's sessions by last use |
///
/// A session has `created_at`, `last_used_at`, `ip`, `user_agent`; `refresh`, the hash of its refresh token;
/// once that was replaced also `previous`, the hash of the one before, and `rotated_at`.
///
/// Times are Redis's own, in milliseconds, so that nodes whose clocks differ agree. Both keys expire after the
/// lifetime of a session that is not used; they share a hash tag, and so a slot.
@Component
class SessionStore {

    private static final RedisScript CREATE = RedisScript.of(SessionStore.class, "session-create.lua");
    private static final RedisScript ROTATE = RedisScript.of(SessionStore.class, "session-rotate.lua");
    private static final RedisScript TOUCH = RedisScript.of(SessionStore.class, "session-touch.lua");
    private static final RedisScript END = RedisScript.of(SessionStore.class, "session-end.lua");
    private static final RedisScript LIST = RedisScript.of(SessionStore.class, "session-list.lua");
    private static final Duration NOTED_EVERY = Duration.ofMinutes(1);
    private static final int FIELDS = 5;

    private final Redis redis;
    private final AuthProperties.SessionRules rules;

    SessionStore(Redis redis, AuthProperties properties) {
        this.redis = redis;
        this.rules = properties.session();
    }

    /// @param ended the sessions that had to end for the new one
    record Created(Session session, List<SessionId> ended) {}

    Created create(RefreshToken token, ClientInfo client) {
        var id = token.session();
        var answer = redis.run(
                CREATE,
                keys(id),
                id.uuid().toString(),
                token.hash(),
                client.ipAddress(),
                agent(client),
                millis(rules.lifetime()),
                Integer.toString(rules.maximum()),
                prefix(id.user()));
        var now = answer.getFirst();
        var ended = answer.stream().skip(1).map(uuid -> id(id.user(), uuid)).toList();
        return new Created(session(id, List.of(now, now, client.ipAddress(), agent(client))), ended);
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

    /// The last used first.
    List<Session> list(UserId user) {
        var answer = redis.run(LIST, new String[] {index(user)}, prefix(user));
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

    private static String index(UserId user) {
        return "{user:" + user.uuid() + "}:sessions";
    }
}
