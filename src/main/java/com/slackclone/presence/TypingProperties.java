package com.slackclone.presence;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// @param lasts for how long one typed letter counts as typing
@Validated
@ConfigurationProperties("slack-clone.typing")
record TypingProperties(
        @DefaultValue("3s") @DurationMin(millis = 300) Duration lasts) {

    /// With less than that left it is told again. A client that repeats itself before the end is never taken for
    /// one that has stopped, and nobody hears of one typist more than once a second.
    Duration renewal() {
        return lasts.multipliedBy(2).dividedBy(3);
    }
}
