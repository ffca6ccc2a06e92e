package com.slackclone.realtime.transport;

/// Where the events of one subscription go. Its methods do not wait.
interface Outlet {

    /// @param payload the result of an event's execution, JSON in UTF-8; not to be written to
    /// @param cursor of the event; empty if it has none
    /// @return false if nothing more can be taken: the reader is too slow, or gone
    boolean next(byte[] payload, String cursor);

    /// Runs the task once there is room for more.
    void whenRoom(Runnable task);

    /// The subscription has ended with an error.
    void fail(Throwable thrown);

    /// The subscription has ended.
    void complete();
}
