package com.slackclone.realtime.transport;

import java.time.Instant;

/// A connection that stays open: a socket or an event stream. Its methods do not wait, and do nothing to one that
/// is closed already.
interface Live {

    /// The session that it belongs to has ended.
    void endSession();

    /// The node shuts down.
    void shutDown();

    /// Cuts the connection.
    void abort();

    /// Is called several times a second, for whatever is due.
    ///
    /// @param nanos as [System#nanoTime()] counts
    void tick(long nanos, Instant now);
}
