package com.slackclone.realtime;

/// Something that runs for a viewer as long as their rights allow it. It [joins][Rights#join] when it starts.
interface Follower {

    /// The global id of the person whose rights it depends on.
    String viewer();

    /// What the viewer may hear may have changed: look again. Must not wait.
    void recheck();
}
