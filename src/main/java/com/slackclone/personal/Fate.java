package com.slackclone.personal;

import com.slackclone.message.MessageId;
import com.slackclone.platform.error.ApiException;
import com.slackclone.platform.error.ErrorCode;

/// What has become of a scheduled message.
sealed interface Fate {

    /// Its time is to come, or is there.
    record Pending() implements Fate {}

    record Sent(MessageId message) implements Fate {}

    /// It was refused when it was to be sent.
    ///
    /// @param code of the refusal, as is the message
    record Failed(ErrorCode code, String message) implements Fate {

        static Failed by(ApiException refusal) {
            return new Failed(refusal.code(), String.valueOf(refusal.getMessage()));
        }
    }

    /// Its author wants it no more.
    record Cancelled() implements Fate {}
}
