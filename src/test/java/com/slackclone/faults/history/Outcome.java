package com.slackclone.faults.history;

/// What came of an attempt to change something.
public sealed interface Outcome {

    /// It is done for good.
    ///
    /// @param message its id; empty for what is not about a message
    /// @param seq of the message; of a read marker, where it stands
    /// @param version of the message behind the change
    record Acknowledged(String message, long seq, long version) implements Outcome {}

    /// It may have been done: there was no answer, or one that says that it may be tried again.
    record Unknown(String reason) implements Outcome {}

    /// It was not done.
    record Refused(String code) implements Outcome {}
}
