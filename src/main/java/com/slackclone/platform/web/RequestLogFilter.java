package com.slackclone.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Names each request and writes one line of it to the log when it is done: never its query string, headers or
/// body.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class RequestLogFilter extends OncePerRequestFilter {

    private static final Logger log = LoggerFactory.getLogger(RequestLogFilter.class);
    private static final int LONGEST_NAME = 100;
    private static final String HOOKS = "/hooks/";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var id = RequestId.of(request.getHeader(RequestId.HEADER));
        var line = new RequestLog();
        request.setAttribute(RequestLog.ATTRIBUTE, line);
        response.setHeader(RequestId.HEADER, id);
        var start = System.nanoTime();
        try (var _ = RequestId.open(id)) {
            var status = 500;
            try {
                chain.doFilter(request, response);
                status = response.getStatus();
            } finally {
                write(request, status, line, Duration.ofNanos(System.nanoTime() - start));
            }
        }
    }

    private static void write(HttpServletRequest request, int status, RequestLog line, Duration duration) {
        var event = log.atInfo()
                .addKeyValue("event", "api_request")
                .addKeyValue("method", shortened(request.getMethod()))
                .addKeyValue("path", path(request))
                .addKeyValue("status_code", status)
                .addKeyValue("duration_ms", duration.toMillis());
        var user = line.user();
        if (user != null) {
            event = event.addKeyValue("user_id", user);
        }
        var operation = line.operation();
        if (operation != null) {
            event = event.addKeyValue("operation", shortened(operation));
        }
        event.log("api_request");
    }

    /// What follows `/hooks/` is a secret.
    private static String path(HttpServletRequest request) {
        var path = request.getRequestURI();
        return path.startsWith(HOOKS) ? HOOKS + "*" : shortened(path);
    }

    /// A stranger's words.
    private static String shortened(String text) {
        return text.substring(0, Math.min(text.length(), LONGEST_NAME)).replaceAll("[^\\x21-\\x7e]", "?");
    }
}
