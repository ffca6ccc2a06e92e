package com.slackclone.message;

import com.slackclone.platform.dynamodb.Dynamo;
import com.slackclone.platform.dynamodb.Item;
import com.slackclone.platform.dynamodb.Key;
import com.slackclone.platform.dynamodb.Table;
import com.slackclone.platform.dynamodb.Write;
import com.slackclone.room.RoomId;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/// What is pinned in a room, in the Messages table.
///
/// | item | PK | SK | serves |
/// |---|---|---|---|
/// | pins | `CHANNEL#{id}` | `PINS` | the pinned messages of a room, at most 100; their limit |
///
/// One item for all of them, so that their number can't pass the limit.
@Component
class PinTable {

    private static final String SORT_KEY = "PINS";

    /// What is pinned, the last pinned first.
    ///
    /// @param version 0 where nothing was ever pinned
    record Pins(List<MessageId> messages, long version) {

        Pins plus(MessageId message) {
            var more = new ArrayList<MessageId>();
            more.add(message);
            more.addAll(minus(message).messages());
            return new Pins(more, version);
        }

        Pins minus(MessageId message) {
            return new Pins(
                    messages.stream().filter(one -> !one.equals(message)).toList(), version);
        }
    }

    private final Dynamo dynamo;

    PinTable(Dynamo dynamo) {
        this.dynamo = dynamo;
    }

    Pins find(RoomId room) {
        return dynamo.get(Table.MESSAGES, key(room))
                .map(item -> new Pins(
                        item.items("messages").stream()
                                .map(one -> MessageId.parse(one.string("id")))
                                .toList(),
                        item.number("version")))
                .orElse(new Pins(List.of(), 0));
    }

    /// Fails where the pins are not any more what the new ones were reckoned from.
    Write put(RoomId room, Pins pins) {
        var items = pins.messages().stream()
                .map(id -> Item.EMPTY.with("id", id.global()))
                .toList();
        var write =
                dynamo.update(Table.MESSAGES, key(room)).set("messages", items).add("version", 1);
        return pins.version() == 0 ? write.ifAbsent() : write.ifEquals("version", pins.version());
    }

    private static Key key(RoomId room) {
        return new Key(room.key(), SORT_KEY);
    }
}
