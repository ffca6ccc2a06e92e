package com.slackclone.room;

import com.slackclone.platform.dynamodb.Dynamo;
import com.slackclone.platform.dynamodb.Item;
import com.slackclone.platform.dynamodb.Key;
import com.slackclone.platform.dynamodb.Table;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Rooms of all kinds, where [ChannelTable] and [ConversationTable] have put them.
///
/// Both kinds have the attributes `message_count`, the number of the last message, `last_message_at` and
/// `last_message_id`.
@Component
class RoomTable {

    private final Dynamo dynamo;

    RoomTable(Dynamo dynamo) {
        this.dynamo = dynamo;
    }

    static Table tableOf(RoomId id) {
        return switch (id) {
            case ChannelId _ -> Table.CHANNELS;
            case ConversationId _ -> Table.CONVERSATIONS;
        };
    }

    static Key key(RoomId id) {
        return switch (id) {
            case ChannelId channel -> ChannelTable.key(channel);
            case ConversationId conversation -> ConversationTable.key(conversation);
        };
    }

    Optional<Room> find(RoomId id) {
        return dynamo.get(tableOf(id), key(id))
                .map(item -> room(tableOf(id), item))
                .filter(room -> room.id().equals(id));
    }

    /// One call for each 100 rooms, of whatever kinds. Those that there are none of are absent from the answer.
    Map<RoomId, Room> findAll(Collection<? extends RoomId> ids) {
        var keys = ids.stream()
                .collect(Collectors.groupingBy(
                        RoomTable::tableOf, Collectors.mapping(RoomTable::key, Collectors.toList())));
        var found = new HashMap<RoomId, Room>();
        dynamo.get(keys).forEach((table, items) -> found.putAll(rooms(table, items.values())));
        found.keySet().retainAll(List.copyOf(ids));
        return found;
    }

    private static Map<RoomId, Room> rooms(Table table, Collection<Item> items) {
        return items.stream().map(item -> room(table, item)).collect(Collectors.toMap(Room::id, Function.identity()));
    }

    private static Room room(Table table, Item item) {
        return table == Table.CONVERSATIONS ? ConversationTable.conversation(item) : ChannelTable.channel(item);
    }
}
