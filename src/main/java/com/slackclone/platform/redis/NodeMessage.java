package com.slackclone.platform.redis;

/// Something that every node must know now. A Spring application event: each node, the sender too, hears it once.
public sealed interface NodeMessage {

    /// A session has ended: forget that it was good, and close what it holds open.
    record SessionEnded(String session) implements NodeMessage {}

    /// What near caches know under this key is out of date.
    record Stale(String key) implements NodeMessage {}

    /// What a person may see has changed: what runs for them is checked again.
    ///
    /// @param user the global id of the person
    record RightsChanged(String user) implements NodeMessage {}

    /// Messages may have been lost, since the connection to Redis was. Near caches forget all.
    record Interrupted() implements NodeMessage {}
}
