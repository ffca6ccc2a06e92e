package com.slackclone.presence;

import jakarta.validation.constraints.AssertTrue;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// @param heartbeat how often a node says who is connected to it
/// @param lease for how long that holds: so long a person stays here when the last connection has gone, or
///     the node that held it has died
/// @param awayAfter after how long without activity a person is away
@Validated
@ConfigurationProperties("slack-clone.presence")
record PresenceProperties(
        @DefaultValue("10s") @DurationMin(millis = 100) Duration heartbeat,
        @DefaultValue("30s") @DurationMin(millis = 200) Duration lease,
        @DefaultValue("30m") @DurationMin(seconds = 1) Duration awayAfter) {

    @AssertTrue(message = "slack-clone.presence.lease must be at least twice slack-clone.presence.heartbeat")
    boolean isOutlived() {
        return lease.compareTo(heartbeat.multipliedBy(2)) >= 0;
    }
}
