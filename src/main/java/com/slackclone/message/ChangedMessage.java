package com.slackclone.message;

import com.slackclone.pipeline.Change;
import com.slackclone.pipeline.Change.Inserted;
import com.slackclone.pipeline.Change.Modified;
import com.slackclone.pipeline.Change.Removed;
import com.slackclone.platform.dynamodb.Item;
import com.slackclone.room.RoomId;
import java.util.Optional;

/// A message as a change has left it, and that change.
public record ChangedMessage(Message message, MessageChange change) {

    /// What a change of the Messages table is about; empty where that is no message, and where it is one that was
    /// taken away for good.
    public static Optional<ChangedMessage> of(Change change) {
        return switch (change) {
            case Inserted inserted -> ofMessage(inserted.after());
            case Modified modified -> ofMessage(modified.after());
            case Removed _ -> Optional.empty();
        };
    }

    private static Optional<ChangedMessage> ofMessage(Item item) {
        return MessageTable.isMessage(item) ? Optional.of(of(item)) : Optional.empty();
    }

    static ChangedMessage of(Item item) {
        return new ChangedMessage(MessageTable.message(item), MessageChange.of(item));
    }

    static ChangedMessage of(RoomId room, Item item) {
        return new ChangedMessage(MessageTable.message(room, item), MessageChange.of(item));
    }
}
