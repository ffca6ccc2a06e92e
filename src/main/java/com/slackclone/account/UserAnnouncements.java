package com.slackclone.account;

import com.slackclone.realtime.EventId;
import com.slackclone.realtime.EventLog;
import java.time.Clock;
import org.springframework.stereotype.Component;

/// Tells everybody whom it concerns that a person has changed.
@Component
class UserAnnouncements {

    private final Users users;
    private final UserTopics topics;
    private final EventLog events;
    private final Clock clock;

    UserAnnouncements(Users users, UserTopics topics, EventLog events, Clock clock) {
        this.users = users;
        this.topics = topics;
        this.events = events;
        this.clock = clock;
    }

    /// Called behind the write. One Redis command for the near caches of all nodes, one call of DynamoDB, and a
    /// script for each workspace of the person.
    void updated(User user) {
        users.changed(user.id());
        var id = eventId(user);
        var event = new UserUpdated(user.id(), user.version());
        topics.of(user.id()).forEach(topic -> events.append(topic, id, clock.instant(), event));
    }

    private static EventId eventId(User user) {
        return new EventId("user." + user.id(), user.version());
    }
}
