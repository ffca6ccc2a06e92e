package com.slackclone.platform.web;

import java.util.Map;

/// What every answer tells browsers.
public final class SecurityHeaders {

    static final String CSP = "Content-Security-Policy";

    public static final Map<String, String> ALL = Map.of(
            "X-Content-Type-Options",
            "nosniff",
            "X-Frame-Options",
            "DENY",
            "X-XSS-Protection",
            "1; mode=block",
            "Referrer-Policy",
            "no-referrer",
            "Cache-Control",
            "no-store",
            CSP,
            "default-src 'none'; frame-ancestors 'none'");

    private SecurityHeaders() {}
}
