package com.slackclone.message;

import com.slackclone.account.Viewer;
import com.slackclone.message.PinTable.Pins;
import com.slackclone.platform.dynamodb.Backoff;
import com.slackclone.platform.dynamodb.ConditionFailed;
import com.slackclone.platform.dynamodb.Transaction;
import com.slackclone.platform.error.ApiException;
import com.slackclone.room.RoomAccess;
import java.time.Clock;
import org.springframework.stereotype.Component;

/// Pins messages to their rooms, and takes them off. For those who are in the room.
///
/// The message and the list of the room's pins are written in one transaction, on the condition that both are
/// still
/// what was read. Where somebody else was faster, it is tried again.
@Component
class Pinning {

    static final int MAX = 100;
    private static final int ATTEMPTS = 20;

    private final MessageTable messages;
    private final PinTable pins;
    private final RoomAccess access;
    private final MessageEvents events;
    private final Clock clock;

    Pinning(MessageTable messages, PinTable pins, RoomAccess access, MessageEvents events, Clock clock) {
        this.messages = messages;
        this.pins = pins;
        this.access = access;
        this.events = events;
        this.clock = clock;
    }

    /// Pinning what is pinned changes nothing.
    ///
    /// @return the message as it is then
    /// @throws ApiException `FORBIDDEN` for those who are not in the room, `CONFLICT` for a deleted message and
    ///     in an
    ///     archived channel, `LIMIT_EXCEEDED` for the 101st of a room
    Message pin(Viewer viewer, MessageId id) {
        return change(viewer, id, true);
    }

    /// Taking off what is not pinned changes nothing.
    Message unpin(Viewer viewer, MessageId id) {
        return change(viewer, id, false);
    }

    private Message change(Viewer viewer, MessageId id, boolean isToBePinned) {
        access.requireWrite(viewer, id.room(), "message");
        for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
            var message = find(id);
            if ((message.pin() != null) == isToBePinned) {
                return message;
            }
            var now = clock.instant();
            var pin = isToBePinned ? new Pin(viewer.userId(), now) : null;
            var change =
                    new MessageChange(isToBePinned ? PinEvents.PINNED : PinEvents.UNPINNED, viewer.userId(), null, now);
            try {
                Transaction.run(messages.changePin(message, pin, change), pins.put(id.room(), after(id, isToBePinned)));
                var changed = message.with(pin, message.version() + 1);
                events.publish(new ChangedMessage(changed, change));
                return changed;
            } catch (ConditionFailed e) {
                Backoff.pause(0);
            }
        }
        throw ApiException.unavailable("pins");
    }

    private Pins after(MessageId id, boolean isToBePinned) {
        var now = pins.find(id.room());
        if (!isToBePinned) {
            return now.minus(id);
        }
        if (now.messages().size() >= MAX) {
            throw ApiException.limitExceeded(
                    "input.messageId", MAX, now.messages().size() + 1L, "The room has too many pins.");
        }
        return now.plus(id);
    }

    private Message find(MessageId id) {
        var message = messages.find(id).orElseThrow(() -> ApiException.notFound("message"));
        if (message.isDeleted()) {
            throw ApiException.conflict("The message was deleted.");
        }
        return message;
    }
}
