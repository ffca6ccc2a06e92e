package com.slackclone.realtime;

/// What happened, in the past tense. A feature's events are records that implement this; the record's simple
/// name is the name of its GraphQL type. Nodes pass them on as JSON, so a field, once there, stays readable.
public interface Event {}
