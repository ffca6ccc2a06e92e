package com.slackclone.realtime;

import org.springframework.stereotype.Component;

/// What all streams of a node take their events from.
@Component
record StreamSources(LiveTopics live, EventLog log, RealtimeProperties properties, Resumes resumes) {}
