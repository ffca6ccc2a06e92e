package com.slackclone.personal;

import com.slackclone.message.MessageId;
import com.slackclone.room.RoomId;
import org.jspecify.annotations.Nullable;

/// What is to go to a room, or into a thread of it, one day.
sealed interface Addressed permits Draft, DraftController.DeleteDraftPayload, ScheduledMessage {

    RoomId roomId();

    /// The message that the thread is about; null for what is for the room itself.
    @Nullable
    MessageId rootId();
}
