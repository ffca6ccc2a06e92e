package com.slackclone.personal;

import com.slackclone.message.MessageId;
import java.time.Instant;

/// That a person has saved a message.
///
/// @param version grows by 1 with each change of whether they have
record Saved(MessageId message, Instant at, long version) {

    Place place() {
        return new Place(at, message.uuid());
    }
}
