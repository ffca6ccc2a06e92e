package com.slackclone.personal;

import com.slackclone.message.MessageId;
import com.slackclone.personal.Fate.Cancelled;
import com.slackclone.personal.Fate.Failed;
import com.slackclone.personal.Fate.Pending;
import com.slackclone.personal.Fate.Sent;
import com.slackclone.room.RoomId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A message that its author wants to be sent one day.
///
/// @param version grows by 1 with each change
record ScheduledMessage(ScheduledId id, Letter letter, Instant sendAt, Fate fate, long version) implements Addressed {

    /// What is to be sent, and where to.
    ///
    /// @param rootId the message whose thread it is for; null for a message to the room itself
    record Letter(RoomId roomId, @Nullable MessageId rootId, String content) {

        Letter saying(String other) {
            return new Letter(roomId, rootId, other);
        }
    }

    /// What has become of one.
    enum Status {
        PENDING,
        SENT,
        FAILED,
        CANCELLED
    }

    @Override
    public RoomId roomId() {
        return letter.roomId();
    }

    @Override
    public @Nullable MessageId rootId() {
        return letter.rootId();
    }

    public String content() {
        return letter.content();
    }

    public Status status() {
        return switch (fate) {
            case Pending _ -> Status.PENDING;
            case Sent _ -> Status.SENT;
            case Failed _ -> Status.FAILED;
            case Cancelled _ -> Status.CANCELLED;
        };
    }

    public @Nullable MessageId messageId() {
        return fate instanceof Sent(var message) ? message : null;
    }

    public @Nullable Failed failure() {
        return fate instanceof Failed failed ? failed : null;
    }

    ScheduledMessage with(Fate other) {
        return new ScheduledMessage(id, letter, sendAt, other, version + 1);
    }

    /// To be sent then.
    ScheduledMessage with(Letter other, Instant time) {
        return new ScheduledMessage(id, other, time, new Pending(), version + 1);
    }

    Place place() {
        return new Place(sendAt, id.uuid());
    }
}
