package com.slackclone.platform.redis;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// @param url `redis://[:password@]host:port`, or `rediss://` for TLS
@ConfigurationProperties("slack-clone.redis")
public record RedisProperties(URI url) {}
