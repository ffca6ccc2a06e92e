package com.slackclone.personal;

import com.slackclone.message.MessageId;
import com.slackclone.room.RoomId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a person has begun to write.
///
/// @param content 1 to 4,000 characters
/// @param version grows by 1 with each change, also over times in which there was no draft
record Draft(DraftId id, String content, Instant updatedAt, long version) implements Addressed {

    /// Behind the last change.
    static final Duration KEPT = Duration.ofDays(90);

    @Override
    public RoomId roomId() {
        return id.room();
    }

    @Override
    public @Nullable MessageId rootId() {
        return id.rootId();
    }

    public Instant expiresAt() {
        return updatedAt.plus(KEPT);
    }

    Place place() {
        return new Place(updatedAt, id.place());
    }

    boolean isExpired(Instant now) {
        return !now.isBefore(expiresAt());
    }
}
