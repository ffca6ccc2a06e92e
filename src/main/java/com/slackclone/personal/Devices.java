package com.slackclone.personal;

import com.slackclone.account.UserId;
import com.slackclone.platform.dynamodb.Item;
import com.slackclone.realtime.Event;
import com.slackclone.realtime.EventId;
import com.slackclone.realtime.EventLog;
import com.slackclone.workspace.WorkspaceId;
import com.slackclone.workspace.WorkspaceTopics;
import io.lettuce.core.RedisException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/// Tells all devices of a person what one of them has done. A Redis that is away fails nobody.
@Component
class Devices {

    /// More than the log remembers.
    private static final Duration REMEMBERED = Duration.ofDays(2);

    static final String CHANGED_AT = "changed_at";

    private final EventLog events;
    private final Clock clock;

    Devices(EventLog events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    /// The `expires_at` of an item that stands for nothing any more. What it stood for may come again, and its version
    /// must go on then: what is not newer than the log remembers is not told.
    static long forgottenAt(Instant now) {
        return now.plus(REMEMBERED).getEpochSecond();
    }

    /// @param id bears the version of its subject: what a later change has overtaken is not told
    void tell(WorkspaceId workspace, UserId user, EventId id, Event event) {
        events.append(WorkspaceTopics.member(workspace, user), id, clock.instant(), event);
    }

    /// Tells it unless that was done.
    ///
    /// @throws RedisException when Redis is away
    void tellAgain(WorkspaceId workspace, UserId user, EventId id, Instant changedAt, Event event) {
        events.republish(WorkspaceTopics.member(workspace, user), id, changedAt, event);
    }

    /// When the item was changed; long ago for one of a server that did not say so.
    static Instant changedAt(Item item) {
        return item.optionalInstant(CHANGED_AT).orElse(Instant.EPOCH);
    }
}
