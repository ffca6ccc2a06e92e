package com.slackclone.room;

import com.slackclone.platform.error.ApiException;
import com.slackclone.platform.graphql.Connection;
import com.slackclone.platform.graphql.PageRequest;
import com.slackclone.platform.id.GlobalIdCodec;
import com.slackclone.workspace.WorkspaceId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/// The place of a room in a list whose first is that in which something happened last. It stays a place when the
/// room moves on: who pages finds behind it what stood behind it.
///
/// @param time to the millisecond
record Recency(Instant time, RoomId room) implements Comparable<Recency> {

    private static final String PREFIX = "R";
    private static final Comparator<Recency> ORDER = Comparator.comparing(Recency::time)
            .reversed()
            .thenComparing(place -> place.room().global());

    static Recency of(Room room) {
        return new Recency(room.lastActiveAt(), room.id());
    }

    /// A page of a workspace's rooms, sorted in memory.
    static <T> Connection<T> page(PageRequest request, WorkspaceId workspace, Stream<T> all, Function<T, Room> roomOf) {
        var start =
                request.start(Recency::parse, place -> place.room().workspace().equals(workspace));
        var order = request.isBackwards() ? Comparator.<Recency>reverseOrder() : Comparator.<Recency>naturalOrder();
        Function<T, Recency> placeOf = roomOf.andThen(Recency::of);
        List<T> found = all.filter(one -> start.isEmpty() || order.compare(placeOf.apply(one), start.get()) > 0)
                .sorted(Comparator.comparing(placeOf, order))
                .limit(request.sizeToRead())
                .toList();
        return Connection.page(request, found, one -> placeOf.apply(one).cursor());
    }

    private String cursor() {
        var kind = switch (room) {
            case ChannelId _ -> ChannelId.PREFIX;
            case ConversationId _ -> ConversationId.PREFIX;
        };
        var millis = new UUID(time.toEpochMilli(), 0);
        return GlobalIdCodec.encode(PREFIX + kind, room.workspace().uuid(), room.uuid(), millis);
    }

    /// @throws ApiException `NOT_FOUND` for a text that is no cursor
    private static Recency parse(String cursor) {
        var isConversation = cursor.startsWith(PREFIX + ConversationId.PREFIX);
        var prefix = PREFIX + (isConversation ? ConversationId.PREFIX : ChannelId.PREFIX);
        var parts = GlobalIdCodec.decode("cursor", prefix, 3, cursor);
        var workspace = new WorkspaceId(parts.get(0));
        var time = Instant.ofEpochMilli(parts.get(2).getMostSignificantBits());
        return new Recency(
                time,
                isConversation ? new ConversationId(workspace, parts.get(1)) : new ChannelId(workspace, parts.get(1)));
    }

    @Override
    public int compareTo(Recency other) {
        return ORDER.compare(this, other);
    }
}
