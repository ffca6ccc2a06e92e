package com.slackclone.local;

/// One server of the stack.
interface LocalServer {

    ServerName name();

    /// Starts the server on 127.0.0.1 and returns once it answers and holds what it was told to create.
    ///
    /// Called once, on a thread of its own, beside the other servers' starts.
    Started start() throws Exception;

    /// @param endpoint what clients connect to, such as `redis://127.0.0.1:6379`
    /// @param stop ends the server and whatever process it started; called at most once
    record Started(String endpoint, Stop stop) {}

    @FunctionalInterface
    interface Stop {
        void run() throws Exception;
    }
}
