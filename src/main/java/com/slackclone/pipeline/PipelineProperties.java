package com.slackclone.pipeline;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// @param capacity how many changes a node holds at once
/// @param retryDelay how long behind its first failure a change comes again; twice that behind the second, and
///     so on
@Validated
@ConfigurationProperties("slack-clone.pipeline")
record PipelineProperties(
        @DefaultValue("50") @Min(1) @Max(1000) int capacity,
        @DefaultValue("10s") Duration retryDelay) {}
