package com.slackclone.platform.aws;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// Where the queues are.
///
/// @param endpoint of a local server, which is spoken to with dummy credentials; null on AWS
@ConfigurationProperties("slack-clone.sqs")
public record SqsProperties(@Nullable URI endpoint) {}
