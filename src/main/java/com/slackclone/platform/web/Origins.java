package com.slackclone.platform.web;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The web pages that may use the API from a browser.
@Component
public class Origins {

    private final List<String> allowed;

    Origins(WebProperties properties) {
        this.allowed = properties.allowedOrigins();
    }

    /// @param origin as browsers send it: `https://app.example.com`
    /// @param host that the request is for, with its port; a page of the same host may always
    public boolean isAllowed(String origin, @Nullable String host) {
        return allowed.contains(origin) || (host != null && host.equalsIgnoreCase(authority(origin)));
    }

    private static @Nullable String authority(String origin) {
        try {
            return URI.create(origin).getRawAuthority();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
