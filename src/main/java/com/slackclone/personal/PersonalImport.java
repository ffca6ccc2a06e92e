package com.slackclone.personal;

import com.slackclone.account.UserId;
import com.slackclone.message.MessageId;
import com.slackclone.personal.Fate.Pending;
import com.slackclone.personal.ScheduledMessage.Letter;
import com.slackclone.platform.dynamodb.ConditionFailed;
import com.slackclone.platform.dynamodb.Transaction;
import com.slackclone.platform.dynamodb.Write;
import com.slackclone.room.RoomId;
import java.time.Instant;
import org.springframework.stereotype.Component;

/// Brings in what people keep for themselves: what seeding uses. What is there stays as it is, and no device is
/// told. It asks for no viewer, so no operation of the API may lead here.
@Component
public class PersonalImport {

    private final SavedTable saved;
    private final DraftTable drafts;
    private final ScheduledTable scheduled;

    PersonalImport(SavedTable saved, DraftTable drafts, ScheduledTable scheduled) {
        this.saved = saved;
        this.drafts = drafts;
        this.scheduled = scheduled;
    }

    public void save(UserId user, MessageId message, Instant at) {
        unlessThere(saved.save(user, message, at));
    }

    /// To the room itself.
    public void draft(UserId user, RoomId room, String content, Instant at) {
        unlessThere(drafts.save(new DraftId(user, room, null), content, at).ifAbsent());
    }

    /// To the room itself. One for each room.
    public void schedule(UserId author, RoomId room, String content, Instant sendAt) {
        var id = ScheduledId.of(author, room, "import");
        var message = new ScheduledMessage(id, new Letter(room, null, content), sendAt, new Pending(), 1);
        // Long ago: nobody is told.
        var then = Instant.EPOCH;
        unlessThere(scheduled.create(message, then), scheduled.onePendingMore(author, room, Schedule.MOST_PENDING));
    }

    private static void unlessThere(Write... writes) {
        try {
            Transaction.run(writes);
        } catch (ConditionFailed e) {
            // It is there.
        }
    }
}
