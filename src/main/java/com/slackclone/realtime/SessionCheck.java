package com.slackclone.realtime;

/// Says whether the session lives that a connection belongs to.
public interface SessionCheck {

    /// May block.
    ///
    /// @param session the global id
    /// @throws com.slackclone.platform.error.ApiException `UNAVAILABLE` if nobody can say
    boolean isAlive(String session);
}
