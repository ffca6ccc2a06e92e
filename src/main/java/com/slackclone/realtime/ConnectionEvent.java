package com.slackclone.realtime;

/// A socket or an event stream of a person begins or ends on this node. A Spring application event, heard on a
/// thread that must not wait. What has begun ends, once; unless the node dies.
public sealed interface ConnectionEvent {

    /// Whose it is.
    SocketIdentity identity();

    /// From now on the person has one connection more.
    record Opened(SocketIdentity identity) implements ConnectionEvent {}

    /// From now on the person has one connection less.
    record Closed(SocketIdentity identity) implements ConnectionEvent {}
}
