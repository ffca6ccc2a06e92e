package com.slackclone.personal;

import com.slackclone.account.Viewer;
import com.slackclone.message.History;
import com.slackclone.message.MessageId;
import com.slackclone.message.Messages;
import com.slackclone.personal.Fate.Cancelled;
import com.slackclone.personal.Fate.Failed;
import com.slackclone.personal.Fate.Pending;
import com.slackclone.personal.Fate.Sent;
import com.slackclone.personal.ScheduledMessage.Letter;
import com.slackclone.platform.dynamodb.Backoff;
import com.slackclone.platform.dynamodb.ConditionFailed;
import com.slackclone.platform.error.ApiException;
import com.slackclone.room.RoomAccess;
import com.slackclone.room.RoomId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Schedules messages, and changes what is scheduled. Whether its author may send a message is asked here, and
/// again when it is sent.
@Component
class Scheduling {

    static final Duration FARTHEST = Duration.ofDays(120);

    private static final int ATTEMPTS = 20;

    private final Schedule schedule;
    private final RoomAccess access;
    private final History history;
    private final Clock clock;

    Scheduling(Schedule schedule, RoomAccess access, History history, Clock clock) {
        this.schedule = schedule;
        this.access = access;
        this.history = history;
        this.clock = clock;
    }

    /// What a client asks to be sent.
    ///
    /// @param parent any message of the thread that it is a reply in; null for a message to the room itself
    /// @param clientId the client's own id of it; the same again gives back the first, whatever has become of it
    record Wanted(
            RoomId room,
            @Nullable MessageId parent,
            String content,
            Instant sendAt,
            @Nullable String clientId) {}

    /// One transaction; for a reply a read before it.
    ///
    /// @throws ApiException as sending it now; `BAD_USER_INPUT` for a time that is past, or too far off,
    ///     `LIMIT_EXCEEDED`
    ScheduledMessage add(Viewer viewer, Wanted wanted) {
        Messages.check(wanted.content(), wanted.clientId());
        var room = wanted.room();
        access.requireRead(viewer, room);
        var id = ScheduledId.of(viewer.userId(), room, wanted.clientId());
        var sendAt = wanted.sendAt().truncatedTo(ChronoUnit.MILLIS);
        Letter letter;
        try {
            requireToCome(sendAt);
            access.requireWrite(viewer, room);
            letter = new Letter(room, root(viewer, wanted), wanted.content());
        } catch (ApiException refusal) {
            // A retry may come late.
            if (wanted.clientId() == null) {
                throw refusal;
            }
            return schedule.find(id).orElseThrow(() -> refusal);
        }
        return schedule.add(new ScheduledMessage(id, letter, sendAt, new Pending(), 1));
    }

    private @Nullable MessageId root(Viewer viewer, Wanted wanted) {
        var parent = wanted.parent();
        if (parent == null) {
            return null;
        }
        if (!parent.room().equals(wanted.room())) {
            throw ApiException.notFound("message");
        }
        var message = history.get(viewer, parent);
        if (message.isDeleted() && message.isRoot() && message.replies().latestSeq() == 0) {
            throw ApiException.conflict("The message was deleted.");
        }
        return message.rootId();
    }

    /// Changes what is pending, or schedules anew what has failed.
    ///
    /// @param content null for what it says already
    /// @param time null for that which it has
    /// @throws ApiException `NOT_FOUND` for another's; `CONFLICT` for what was sent or cancelled; as [#add]
    ScheduledMessage revise(Viewer viewer, ScheduledId id, @Nullable String content, @Nullable Instant time) {
        if (content == null && time == null) {
            throw ApiException.badInput("input", "REQUIRED", "Say what is to change.");
        }
        if (content != null) {
            Messages.checkContent(content);
        }
        if (time != null) {
            requireToCome(time);
        }
        return change(viewer, id, message -> {
            requireOpen(message);
            if (time == null && message.fate() instanceof Failed) {
                throw ApiException.badInput("input.sendAt", "REQUIRED", "It has failed: say when to send it instead.");
            }
            access.requireWrite(viewer, message.roomId());
            var letter = content == null ? message.letter() : message.letter().saying(content);
            var sendAt = time == null ? message.sendAt() : time.truncatedTo(ChronoUnit.MILLIS);
            return schedule.revise(message, message.with(letter, sendAt));
        });
    }

    /// When this returns it was cancelled, and is not sent.
    ///
    /// @throws ApiException `NOT_FOUND` for another's, `CONFLICT` for what was sent
    ScheduledMessage cancel(Viewer viewer, ScheduledId id) {
        return change(viewer, id, message -> {
            if (message.fate() instanceof Cancelled) {
                return message;
            }
            requireOpen(message);
            return schedule.cancel(message);
        });
    }

    /// A worker, or another device, may be at it at this moment.
    private ScheduledMessage change(Viewer viewer, ScheduledId id, UnaryOperator<ScheduledMessage> change) {
        for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
            var message = ownOf(viewer, id);
            try {
                return change.apply(message);
            } catch (ConditionFailed e) {
                Backoff.pause(0);
            }
        }
        throw ApiException.unavailable("scheduled messages");
    }

    private ScheduledMessage ownOf(Viewer viewer, ScheduledId id) {
        if (!id.author().equals(viewer.userId())) {
            throw notFound();
        }
        return schedule.find(id).orElseThrow(Scheduling::notFound);
    }

    private static void requireOpen(ScheduledMessage message) {
        switch (message.fate()) {
            case Pending _, Failed _ -> {
                // Its author may change their mind.
            }
            case Sent _ -> throw ApiException.conflict("The message was sent.");
            case Cancelled _ -> throw ApiException.conflict("The message was cancelled.");
        }
    }

    private void requireToCome(Instant time) {
        var now = clock.instant();
        if (!time.isAfter(now)) {
            throw ApiException.badInput("input.sendAt", "PAST", "A message is scheduled for a time to come.");
        }
        if (time.isAfter(now.plus(FARTHEST))) {
            throw ApiException.badInput("input.sendAt", "OUT_OF_RANGE", "At most " + FARTHEST.toDays() + " days ahead.")
                    .with("limit", FARTHEST.toDays());
        }
    }

    static ApiException notFound() {
        return ApiException.notFound("scheduled message");
    }
}
