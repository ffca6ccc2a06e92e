package com.slackclone.faults.history;

/// A promise that was not kept.
///
/// @param what for people
public record Violation(Kind kind, String what) {

    public enum Kind {
        /// Something that was acknowledged, or is there, is missing.
        LOST,
        /// Something is there, or was told, more than once.
        REPEATED,
        /// The order is another one than it was, or than others have seen.
        REORDERED,
        /// Two who should be shown the same are not.
        DIVERGENT
    }

    @Override
    public String toString() {
        return kind + ": " + what;
    }
}
