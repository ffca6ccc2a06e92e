package com.slackclone.pipeline;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// @param capacity how many changes a node holds at once
/// @param retryDelay how long behind its first failure a change comes again; twice that behind the second, and
///     so on
/// @param visibility for how long changes that a node holds are out of sight of others, unless it says so again:
///     what a killed node held comes to others that much later. In whole seconds
@Validated
@ConfigurationProperties("slack-clone.pipeline")
record PipelineProperties(
        @DefaultValue("50") @Min(1) @Max(1000) int capacity,
        @DefaultValue("10s") Duration retryDelay,
        @DefaultValue("20s") @DurationMin(seconds = 2) Duration visibility) {}
