package com.slackclone.message;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// @param editWindowMinutes for how long behind its sending a message may be edited
@Validated
@ConfigurationProperties("slack-clone.message")
public record MessageProperties(
        @DefaultValue("5") @Min(0) @Max(525_600) int editWindowMinutes) {

    Duration editWindow() {
        return Duration.ofMinutes(editWindowMinutes);
    }
}
