package com.slackclone.realtime.transport;

import com.slackclone.realtime.StreamEvent;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// Where the events of one subscription go. Its methods do not wait.
interface Outlet {

    /// @param payload the result of an event's execution, JSON in UTF-8; not to be written to
    /// @param event null for what is no event of the log
    /// @return false if nothing more can be taken: the reader is too slow, or gone
    boolean next(byte[] payload, @Nullable StreamEvent event);

    /// Where it is best called: by a thread that will write what it is given. Any other may call it too.
    Executor executor();

    /// Runs the task once there is room for more.
    void whenRoom(Runnable task);

    /// The subscription has ended with an error.
    void fail(Throwable thrown);

    /// The subscription has ended.
    void complete();
}
