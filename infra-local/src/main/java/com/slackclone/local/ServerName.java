package com.slackclone.local;

import java.util.Locale;

/// The servers, in the order in which their endpoints are printed, each with its well-known port.
enum ServerName {
    DYNAMODB(8000),
    REDIS(6379),
    SQS(9324),
    S3(9000),
    OPENSEARCH(9200),
    SMTP(1025),
    OIDC(9400);

    private final int wellKnownPort;

    ServerName(int wellKnownPort) {
        this.wellKnownPort = wellKnownPort;
    }

    int wellKnownPort() {
        return wellKnownPort;
    }

    /// The name of the environment variable that moves this server away from its well-known port.
    String portVariable() {
        return "SLACKCLONE_LOCAL_" + name() + "_PORT";
    }

    /// The name as it is printed.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
