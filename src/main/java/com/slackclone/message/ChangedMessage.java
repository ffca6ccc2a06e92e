package com.slackclone.message;

import com.slackclone.platform.dynamodb.Item;
import com.slackclone.room.RoomId;

/// A message as a change has left it, and that change.
public record ChangedMessage(Message message, MessageChange change) {

    static ChangedMessage of(Item item) {
        return new ChangedMessage(MessageTable.message(item), MessageChange.of(item));
    }

    static ChangedMessage of(RoomId room, Item item) {
        return new ChangedMessage(MessageTable.message(room, item), MessageChange.of(item));
    }
}
