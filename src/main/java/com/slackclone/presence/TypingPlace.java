package com.slackclone.presence;

import com.slackclone.platform.error.ApiException;
import com.slackclone.platform.id.GlobalIdCodec;
import com.slackclone.room.RoomId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Where somebody types: in a room, or in a thread of it.
///
/// @param thread the UUID of the message that the thread hangs on; null for the room itself
record TypingPlace(RoomId room, @Nullable UUID thread) {

    private static final int PARTS = 3;

    /// @param parentId the global id of a message of the room; null for the room itself. Whether there is such a
    ///     message is not looked up: in a thread that nobody reads nobody is seen to type
    /// @throws ApiException `NOT_FOUND` for a message of another room
    static TypingPlace parse(String roomId, @Nullable String parentId) {
        var room = RoomId.parse(roomId);
        return new TypingPlace(room, parentId == null ? null : thread(room, parentId));
    }

    /// The id of a message is that of its room and a UUID of its own.
    private static UUID thread(RoomId room, String parentId) {
        var prefix = "M" + room.global().charAt(0);
        var parts = GlobalIdCodec.decode("message", prefix, PARTS, parentId);
        if (!parts.get(0).equals(room.workspace().uuid()) || !parts.get(1).equals(room.uuid())) {
            throw ApiException.notFound("message");
        }
        return parts.get(2);
    }
}
