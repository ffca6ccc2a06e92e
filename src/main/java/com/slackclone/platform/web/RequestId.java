package com.slackclone.platform.web;

import org.slf4j.MDC;

/// Names a request in the log and in an `INTERNAL` error.
public final class RequestId {

    static final String MDC_KEY = "request_id";

    private RequestId() {}

    /// The id of the request that this thread works for; `none` outside of one.
    public static String current() {
        var id = MDC.get(MDC_KEY);
        return id == null ? "none" : id;
    }
}
