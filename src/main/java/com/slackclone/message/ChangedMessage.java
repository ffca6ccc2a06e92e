package com.slackclone.message;

import com.slackclone.pipeline.Change;
import com.slackclone.platform.dynamodb.Item;
import com.slackclone.room.RoomId;
import java.util.Optional;

/// A message as a change has left it, and that change.
public record ChangedMessage(Message message, MessageChange change) {

    /// What a change of the Messages table is about; empty where that is no message, and where it is one that was
    /// taken away for good.
    public static Optional<ChangedMessage> of(Change change) {
        return change.left().filter(MessageTable::isMessage).map(ChangedMessage::of);
    }

    static ChangedMessage of(Item item) {
        return new ChangedMessage(MessageTable.message(item), MessageChange.of(item));
    }

    static ChangedMessage of(RoomId room, Item item) {
        return new ChangedMessage(MessageTable.message(room, item), MessageChange.of(item));
    }
}
