package com.slackclone.platform.web;

import com.slackclone.platform.error.ApiException;
import java.util.Map;

/// A request that is refused before it reaches GraphQL. It is expected, so it carries no stack trace.
final class HttpRefusal extends RuntimeException {

    private final int status;
    private final transient ApiException refusal;
    private final transient Map<String, String> headers;

    HttpRefusal(int status, ApiException refusal, Map<String, String> headers) {
        super(refusal.getMessage(), null, false, false);
        this.status = status;
        this.refusal = refusal;
        this.headers = headers;
    }

    HttpRefusal(int status, ApiException refusal) {
        this(status, refusal, Map.of());
    }

    int status() {
        return status;
    }

    ApiException refusal() {
        return refusal;
    }

    Map<String, String> headers() {
        return headers;
    }
}
