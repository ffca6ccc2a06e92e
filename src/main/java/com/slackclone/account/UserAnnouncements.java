package com.slackclone.account;

import com.slackclone.platform.dynamodb.ConditionFailed;
import com.slackclone.platform.dynamodb.Write;
import com.slackclone.realtime.Announcement;
import com.slackclone.realtime.EventId;
import com.slackclone.realtime.EventLog;
import com.slackclone.realtime.Relayed;
import com.slackclone.realtime.TransactionalOutbox;
import io.lettuce.core.RedisException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Tells everybody whom it concerns that a person has changed.
@Component
class UserAnnouncements {

    private final Users users;
    private final UserTopics topics;
    private final TransactionalOutbox outbox;
    private final EventLog events;
    private final Clock clock;

    UserAnnouncements(Users users, UserTopics topics, TransactionalOutbox outbox, EventLog events, Clock clock) {
        this.users = users;
        this.topics = topics;
        this.outbox = outbox;
        this.events = events;
        this.clock = clock;
    }

    /// Does the writes that change the person, and tells of it. Two calls of DynamoDB, one Redis command for the near
    /// caches of all nodes, and a script for each workspace of the person.
    ///
    /// @param after the person as the writes leave them, on the condition of the version before
    /// @throws ConditionFailed when one of the writes was refused
    void commit(List<? extends Write> writes, User after) {
        var told = List.of(
                new Announcement(List.copyOf(topics.of(after.id())), eventId(after), clock.instant(), event(after)));
        outbox.commit(writes, told);
        users.changed(after.id());
        outbox.publish(told);
    }

    /// Tells of a change that others see to be told for certain: by doing it again.
    ///
    /// @param changedAt when the person changed
    /// @throws RedisException when Redis is away
    void retell(User user, Instant changedAt) {
        users.changed(user.id());
        topics.of(user.id()).forEach(topic -> events.republish(topic, eventId(user), changedAt, event(user)));
    }

    /// The node that changed the person may have died before it said so.
    @EventListener
    void forget(Relayed relayed) {
        if (relayed.event() instanceof UserUpdated updated) {
            users.changed(updated.userId());
        }
    }

    private static UserUpdated event(User user) {
        return new UserUpdated(user.id(), user.version());
    }

    private static EventId eventId(User user) {
        return new EventId("user." + user.id(), user.version());
    }
}
