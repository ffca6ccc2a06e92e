package com.slackclone.platform.opensearch;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// @param url of the search domain. Calls to one of AWS are signed, others are not.
@ConfigurationProperties("slack-clone.search")
public record OpenSearchProperties(URI url) {

    private static final String AWS = ".amazonaws.com";

    public OpenSearchProperties {
        if (url.getHost() == null) {
            throw new IllegalArgumentException("OPENSEARCH_URL must be an absolute URL");
        }
    }

    boolean isAws() {
        return url.getHost().endsWith(AWS);
    }
}
