package com.slackclone.room;

import com.slackclone.platform.dynamodb.Item;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What somebody wants to be told of a room, and from when on.
///
/// @param mutedUntil until then nothing at all; null or past where the room is not muted
public record RoomPreference(
        NotificationPreference choice, @Nullable Instant mutedUntil) {

    static RoomPreference unset(RoomId room) {
        return new RoomPreference(
                switch (room) {
                    case ChannelId _ -> NotificationPreference.MENTIONS;
                    case ConversationId _ -> NotificationPreference.ALL;
                },
                null);
    }

    /// As a membership has it.
    static RoomPreference of(RoomId room, Item membership) {
        return new RoomPreference(
                membership
                        .optionalString("notification_pref")
                        .map(NotificationPreference::valueOf)
                        .orElse(unset(room).choice()),
                membership.optionalInstant("muted_until").orElse(null));
    }

    /// What counts at a time.
    public NotificationPreference at(Instant now) {
        return mutedUntil != null && now.isBefore(mutedUntil) ? NotificationPreference.NONE : choice;
    }
}
