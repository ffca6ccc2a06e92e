package com.slackclone.realtime;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// How much of the past a client can resume.
///
/// @param historyLength how many events of a topic are kept
/// @param historyAge for how long behind a topic's last event its history is kept
/// @param repeatWindow for how long it is remembered which versions were published, so that repeats are dropped
/// @param subscriberBuffer how many events may wait for one subscriber; then its stream ends
/// @param resumesPerSecond how many streams a node resumes; the others come back later
/// @param sharing whether an event is executed once for all who asked for the same, or for each of them
@Validated
@ConfigurationProperties("slack-clone.realtime")
public record RealtimeProperties(
        @DefaultValue("10000") @Min(1) @Max(1_000_000) int historyLength,
        @DefaultValue("24h") Duration historyAge,
        @DefaultValue("24h") Duration repeatWindow,
        @DefaultValue("1024") @Min(16) @Max(100_000) int subscriberBuffer,
        @DefaultValue("200") @Min(1) @Max(100_000) int resumesPerSecond,
        @DefaultValue("true") boolean sharing) {

    /// How old an event may be that is published again. A tenth of the window is left for clocks that differ.
    Duration republishedAge() {
        return repeatWindow.multipliedBy(9).dividedBy(10);
    }
}
