package com.slackclone.platform.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.graphql.server.WebGraphQlResponse;

/// Answers an operation as a stream of server-sent events.
public interface EventStreams {

    /// Returns when the stream has ended.
    void serve(WebGraphQlResponse result, HttpServletResponse http) throws IOException;
}
