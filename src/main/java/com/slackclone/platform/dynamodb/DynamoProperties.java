package com.slackclone.platform.dynamodb;

import java.net.URI;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// Where the tables are.
///
/// @param url `dynamodb://{region}/{prefix}` for AWS, `dynamodb://{host}:{port}/{prefix}` for a local server,
///     which is spoken to without TLS and with dummy credentials. The prefix, `slack-clone-prod` for example,
///     starts the name of each table.
@ConfigurationProperties("slack-clone.database")
public record DynamoProperties(URI url) {

    public DynamoProperties {
        if (!"dynamodb".equals(url.getScheme())
                || url.getHost() == null
                || url.getPath().length() < 2) {
            throw new IllegalArgumentException("DATABASE_URL must be dynamodb://{region or host:port}/{table prefix}");
        }
    }

    /// What the name of each table, and of each queue, starts with.
    public String prefix() {
        return url.getPath().substring(1);
    }

    /// Empty on AWS.
    Optional<URI> endpoint() {
        return url.getPort() < 0 ? Optional.empty() : Optional.of(URI.create("http://" + url.getAuthority()));
    }
}
