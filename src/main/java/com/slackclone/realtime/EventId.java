package com.slackclone.realtime;

/// Names an event.
///
/// @param subject what it tells of
/// @param version of the subject; an event of a later version tells all that one of an earlier version does
public record EventId(String subject, long version) {

    @Override
    public String toString() {
        return subject + "." + version;
    }
}
