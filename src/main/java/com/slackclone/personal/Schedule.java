package com.slackclone.personal;

import com.slackclone.account.UserId;
import com.slackclone.message.MessageId;
import com.slackclone.personal.Fate.Cancelled;
import com.slackclone.personal.Fate.Failed;
import com.slackclone.personal.Fate.Pending;
import com.slackclone.personal.Fate.Sent;
import com.slackclone.platform.dynamodb.ConditionFailed;
import com.slackclone.platform.dynamodb.Transaction;
import com.slackclone.platform.dynamodb.Write;
import com.slackclone.platform.error.ApiException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Keeps scheduled messages, and how many of them each author has pending in a room. It asks nobody for rights.
///
/// A change of one that was changed meanwhile is refused with [ConditionFailed].
@Component
class Schedule {

    static final int MOST_PENDING = 30;

    private final ScheduledTable scheduled;
    private final Devices devices;
    private final Clock clock;

    Schedule(ScheduledTable scheduled, Devices devices, Clock clock) {
        this.scheduled = scheduled;
        this.devices = devices;
        this.clock = clock;
    }

    Optional<ScheduledMessage> find(ScheduledId id) {
        return scheduled.find(id, clock.instant());
    }

    /// @return what is there already, if it is
    ScheduledMessage add(ScheduledMessage message) {
        try {
            Transaction.run(scheduled.create(message, clock.instant()), onePendingMore(message));
            return tell(message);
        } catch (ConditionFailed e) {
            if (e.index() == 1) {
                throw tooMany();
            }
            return ScheduledTable.message(e.current().orElseThrow(() -> e));
        }
    }

    ScheduledMessage revise(ScheduledMessage before, ScheduledMessage message) {
        var write = scheduled.revise(before, message, clock.instant());
        return switch (before.fate()) {
            case Pending _ -> run(message, write);
            case Failed _ -> {
                try {
                    yield run(message, write, onePendingMore(message));
                } catch (ConditionFailed e) {
                    throw e.index() == 1 ? tooMany() : e;
                }
            }
            case Sent _, Cancelled _ -> throw new IllegalArgumentException("It is done");
        };
    }

    ScheduledMessage cancel(ScheduledMessage before) {
        var message = before.with(new Cancelled());
        var write = scheduled.cancel(before, message, clock.instant());
        return before.fate() instanceof Pending ? run(message, write, onePendingLess(before)) : run(message, write);
    }

    ScheduledMessage fail(ScheduledMessage before, Failed failure) {
        var message = before.with(failure);
        return run(message, scheduled.fail(before, message, failure, clock.instant()), onePendingLess(before));
    }

    /// What is to be written together with the message that it has become.
    List<Write> sent(ScheduledMessage before, MessageId message) {
        var after = before.with(new Sent(message));
        return List.of(scheduled.send(before, after, message, clock.instant()), onePendingLess(before));
    }

    /// Behind that.
    void tellSent(ScheduledMessage before, MessageId message) {
        tell(before.with(new Sent(message)));
    }

    private ScheduledMessage run(ScheduledMessage message, Write... writes) {
        Transaction.run(writes);
        return tell(message);
    }

    private ScheduledMessage tell(ScheduledMessage message) {
        var workspace = message.roomId().workspace();
        devices.tell(workspace, author(message), ScheduledEvents.id(message), ScheduledEvents.of(message));
        return message;
    }

    private Write onePendingMore(ScheduledMessage message) {
        return scheduled.onePendingMore(author(message), message.roomId(), MOST_PENDING);
    }

    private Write onePendingLess(ScheduledMessage message) {
        return scheduled.onePendingLess(author(message), message.roomId());
    }

    private static UserId author(ScheduledMessage message) {
        return message.id().author();
    }

    private static ApiException tooMany() {
        return ApiException.limitExceeded(
                "input.roomId",
                MOST_PENDING,
                MOST_PENDING + 1L,
                "At most " + MOST_PENDING + " messages to a room can be pending.");
    }
}
