package com.slackclone.personal;

import com.slackclone.message.Message;
import java.time.Instant;

/// A message that a person has saved, as it is shown to them.
record SavedItem(Message message, Instant savedAt) {

    Place place() {
        return new Place(savedAt, message.id().uuid());
    }
}
