package com.slackclone.platform.mail;

import com.slackclone.platform.redis.Redis;
import io.lettuce.core.RedisException;
import io.lettuce.core.SetArgs;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Knows which mails have been sent, as keys `mail:{id}`: the queue may bring one twice, or to two nodes.
///
/// While Redis is away mails go out all the same, rather twice than not at all.
@Component
class SentMails {

    /// What is to be done about a mail that came out of the queue.
    enum Claim {
        /// To send it.
        SEND,
        /// Nothing: it has been sent.
        SENT,
        /// To look again later: somebody is sending it, or has died of it.
        BUSY
    }

    private static final Logger log = LoggerFactory.getLogger(SentMails.class);
    private static final Duration KEPT = Duration.ofDays(7);
    private static final String SENDING = "sending";
    private static final String SENT = "sent";

    private final Redis redis;
    private final MailSettings settings;

    SentMails(Redis redis, MailSettings settings) {
        this.redis = redis;
        this.settings = settings;
    }

    Claim claim(String id) {
        try {
            var args = SetArgs.Builder.nx().px(settings.visibility());
            if (redis.commands().set(key(id), SENDING, args) != null) {
                return Claim.SEND;
            }
            return SENT.equals(redis.commands().get(key(id))) ? Claim.SENT : Claim.BUSY;
        } catch (RedisException e) {
            log.warn("Whether a mail has been sent before is not known", e);
            return Claim.SEND;
        }
    }

    void sent(String id) {
        try {
            redis.commands().set(key(id), SENT, SetArgs.Builder.ex(KEPT));
        } catch (RedisException e) {
            log.warn("That a mail has been sent is not noted", e);
        }
    }

    void failed(String id) {
        try {
            redis.commands().del(key(id));
        } catch (RedisException e) {
            log.warn("A mail waits until its claim runs out", e);
        }
    }

    private static String key(String id) {
        return "mail:{" + id + "}";
    }
}
