package com.slackclone.realtime;

import java.time.Instant;

/// An event as a subscriber gets it.
///
/// @param id the same for each delivery of the same event
/// @param cursor where the stream goes on behind this event
public record StreamEvent(String id, String cursor, Instant occurredAt, Event event) {}
