package com.slackclone.message;

import com.slackclone.pipeline.Change;
import com.slackclone.pipeline.Change.Inserted;
import com.slackclone.pipeline.Change.Modified;
import com.slackclone.pipeline.Change.Removed;
import com.slackclone.pipeline.ChangeHandler;
import com.slackclone.platform.dynamodb.Backoff;
import com.slackclone.platform.dynamodb.ConditionFailed;
import com.slackclone.platform.dynamodb.Item;
import com.slackclone.platform.dynamodb.Table;
import com.slackclone.platform.dynamodb.Transaction;
import com.slackclone.platform.dynamodb.Write;
import com.slackclone.room.RoomMentions;
import com.slackclone.room.RoomMentions.Reached;
import java.util.ArrayList;
import java.util.HashSet;
import org.springframework.stereotype.Component;

/// Lets messages count as unread mentions for those whom they mention.
///
/// What counts is what the message says when this is done, not what a change said, and the transaction makes
/// sure that it still says so. So a change that comes again, or behind a later one, does no harm.
///
/// Only what stands in the room itself counts for the room; a thread has its own unread replies.
@Component
class MentionCounter implements ChangeHandler {

    private static final int ATTEMPTS = 20;

    private final MessageTable messages;
    private final RoomMentions mentions;

    MentionCounter(MessageTable messages, RoomMentions mentions) {
        this.messages = messages;
        this.mentions = mentions;
    }

    @Override
    public Table table() {
        return Table.MESSAGES;
    }

    @Override
    public void handle(Change change) {
        switch (change) {
            case Inserted inserted -> {
                var after = inserted.after();
                if (MessageTable.isMessage(after)) {
                    count(MessageTable.message(after).id(), reached(after), Reached.NOBODY);
                }
            }
            case Modified modified -> {
                var before = modified.before();
                var after = modified.after();
                if (MessageTable.isMessage(after) && !reached(before).equals(reached(after))) {
                    count(MessageTable.message(after).id(), reached(before), reached(after));
                }
            }
            case Removed removed -> {
                // A claim that has expired.
            }
        }
    }

    private void count(MessageId id, Reached one, Reached other) {
        if (one.equals(other)) {
            return;
        }
        for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (tryCount(id, both(one, other))) {
                return;
            }
            Backoff.pause(attempt);
        }
        throw new IllegalStateException("The message or its readers change too fast");
    }

    /// False if something has changed meanwhile.
    private boolean tryCount(MessageId id, Reached once) {
        var message = messages.find(id).orElseThrow();
        var writes = new ArrayList<Write>();
        writes.add(messages.check(message));
        writes.addAll(mentions.writes(id.room(), message.seq(), reached(message), once));
        if (writes.size() == 1) {
            return true;
        }
        try {
            Transaction.run(writes);
            return true;
        } catch (ConditionFailed e) {
            return false;
        }
    }

    private static Reached reached(Item item) {
        return reached(MessageTable.message(item));
    }

    private static Reached reached(Message message) {
        if (message.id().isReply()) {
            return Reached.NOBODY;
        }
        return new Reached(message.mentions().userIds(), message.mentions().reachesAll());
    }

    private static Reached both(Reached one, Reached other) {
        var users = new HashSet<>(one.users());
        users.addAll(other.users());
        return new Reached(users, one.all() || other.all());
    }
}
