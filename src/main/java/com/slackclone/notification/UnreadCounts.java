package com.slackclone.notification;

import com.slackclone.account.UserId;
import com.slackclone.platform.redis.Redis;
import com.slackclone.platform.redis.RedisScript;
import io.lettuce.core.RedisException;
import java.time.Clock;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// How many unread notifications people have. Redis remembers it for a minute.
///
/// It is exact: each change leaves a mark, and a number that was counted before a mark was left is not remembered.
/// While Redis is away each question is counted.
@Component
class UnreadCounts {

    private static final Logger log = LoggerFactory.getLogger(UnreadCounts.class);
    private static final RedisScript CHANGE = RedisScript.of(UnreadCounts.class, "unread-change.lua");
    private static final RedisScript FILL = RedisScript.of(UnreadCounts.class, "unread-fill.lua");
    private static final String SECONDS = "60";

    private final NotificationTable notifications;
    private final Redis redis;
    private final Clock clock;

    UnreadCounts(NotificationTable notifications, Redis redis, Clock clock) {
        this.notifications = notifications;
        this.redis = redis;
        this.clock = clock;
    }

    /// One round trip to Redis where it is remembered; otherwise two, and a query.
    long of(UserId user) {
        try {
            var known = redis.commands().hmget(key(user), "mark", "count");
            if (known.getLast().hasValue()) {
                return Long.parseLong(known.getLast().getValue());
            }
            var count = count(user);
            redis.run(
                    FILL, new String[] {key(user)}, known.getFirst().getValueOrElse(""), Long.toString(count), SECONDS);
            return count;
        } catch (RedisException e) {
            log.warn("Unread notifications are counted anew", e);
            return count(user);
        }
    }

    private long count(UserId user) {
        return notifications.countUnread(user, clock.instant());
    }

    /// Called behind each write that changes it.
    ///
    /// @throws RedisException when Redis is away
    void changed(UserId user) {
        redis.run(CHANGE, new String[] {key(user)}, UUID.randomUUID().toString(), SECONDS);
    }

    private static String key(UserId user) {
        return "{" + user.uuid() + "}:unread";
    }
}
