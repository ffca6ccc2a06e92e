package com.slackclone.realtime;

import java.time.Instant;
import java.util.List;

/// An event and who is told of it.
///
/// @param topics not empty
/// @param occurredAt when what it tells of was written
public record Announcement(List<Topic> topics, EventId id, Instant occurredAt, Event event) {

    public Announcement {
        topics = List.copyOf(topics);
    }

    public static Announcement of(Topic topic, EventId id, Instant occurredAt, Event event) {
        return new Announcement(List.of(topic), id, occurredAt, event);
    }
}
