package com.slackclone.realtime;

/// An event as the log and the channels of Redis carry it.
///
/// @param topic the topic's name within its scope
/// @param cursor the event's place in its scope
/// @param previous the offset of the topic's event before this one; 0 for the first
/// @param payload the event as [EventCodec] wrote it
record LoggedEvent(String topic, Cursor cursor, long previous, String payload) {

    private static final int FIELDS = 5;

    /// From `{epoch} {offset} {previous} {seconds} {payload}`.
    static LoggedEvent parse(String topic, String text) {
        var parts = text.split(" ", FIELDS);
        var cursor = new Cursor(parts[0], Long.parseLong(parts[1]), Long.parseLong(parts[3]));
        return new LoggedEvent(topic, cursor, Long.parseLong(parts[2]), parts[4]);
    }

    long offset() {
        return cursor.offset();
    }
}
