package com.slackclone.platform.aws;

import jakarta.validation.constraints.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/// @param region of the buckets, the queues and the search domain
@Validated
@ConfigurationProperties("slack-clone.aws")
public record AwsProperties(
        @Pattern(regexp = "[a-z]{2}(-[a-z]+)+-\\d", message = "AWS_REGION must be a region such as us-east-1")
        String region) {}
