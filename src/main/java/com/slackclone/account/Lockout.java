package com.slackclone.account;

import com.slackclone.platform.redis.Redis;
import com.slackclone.platform.redis.RedisScript;
import java.time.Duration;
import org.springframework.stereotype.Component;

/// Failed sign-ins in a row. From a number of them on, further attempts are refused for a time that doubles
/// with each failure, whether the password is right or not.
///
/// | key | type | holds |
/// |---|---|---|
/// | `lockout:{who}:failures` | integer | the failures in a row; expires when there is no further one |
/// | `lockout:{who}:refused` | text | nothing; attempts are refused as long as it is there |
@Component
class Lockout {

    private static final RedisScript FAIL = RedisScript.of(Lockout.class, "lockout-fail.lua");

    private final Redis redis;
    private final AuthProperties.Lockout rules;

    Lockout(Redis redis, AuthProperties properties) {
        this.redis = redis;
        this.rules = properties.limits().lockout();
    }

    /// One command.
    ///
    /// @return how long attempts are still refused; zero if they are not
    Duration remaining(String who) {
        return Duration.ofMillis(Math.max(0, redis.commands().pttl(refused(who))));
    }

    /// One command.
    ///
    /// @param limit from how many failures on there is a refusal
    void fail(String who, int limit) {
        redis.run(
                FAIL,
                new String[] {failures(who), refused(who)},
                Integer.toString(limit),
                Long.toString(rules.first().toMillis()),
                Long.toString(rules.longest().toMillis()),
                Long.toString(rules.memory().toMillis()));
    }

    /// One command.
    void clear(String who) {
        redis.commands().del(failures(who), refused(who));
    }

    private static String failures(String who) {
        return "lockout:{" + who + "}:failures";
    }

    private static String refused(String who) {
        return "lockout:{" + who + "}:refused";
    }
}
