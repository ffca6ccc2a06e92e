package com.slackclone.platform.redis;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param url `redis://[[user]:password@]host:port`, or `rediss://` for TLS; of a cluster some of its nodes,
///     separated by commas, or a name that leads to them
/// @param cluster whether it is a Redis Cluster
@ConfigurationProperties("slack-clone.redis")
public record RedisProperties(
        URI url, @DefaultValue("false") boolean cluster) {}
