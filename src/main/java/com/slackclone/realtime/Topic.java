package com.slackclone.realtime;

/// A sequence of events that is subscribed to as one: a room, a workspace, what concerns one member.
///
/// The topics of one scope share a counter, so that their events have one order, and one cursor tells a place in
/// all of them. In Redis they share a hash tag, and so a slot of a cluster.
///
/// @param scope what the counter belongs to: the UUID of a workspace or of a person
/// @param name of the topic within its scope, `room:{uuid}` for example
public record Topic(String scope, String name) {

    String meta() {
        return "{" + scope + "}:meta";
    }

    String log() {
        return "{" + scope + "}:log:" + name;
    }

    /// An event may be told to several topics, under one id.
    String seen(String subject) {
        return "{" + scope + "}:seen:" + name + ":" + subject;
    }

    String channel() {
        return "{" + scope + "}:live:" + name;
    }
}
