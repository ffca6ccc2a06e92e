package com.slackclone.platform.web;

import com.slackclone.platform.error.ApiException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.http.HttpHeaders;

/// Reads GraphQL out of HTTP requests.
final class GraphQlRequests {

    private static final Set<String> TEXTS = Set.of("query", "operationName");
    private static final Set<String> OBJECTS = Set.of("variables", "extensions");

    private final int maxBody;

    GraphQlRequests(int maxBody) {
        this.maxBody = maxBody;
    }

    /// @throws HttpRefusal 400 for what is no GraphQL request, 413 and 415 as [RequestBody] says
    WebGraphQlRequest read(HttpServletRequest http, Carrier carrier) throws IOException {
        var parameters = parameters(http);
        var log = http.getAttribute(RequestLog.ATTRIBUTE);
        if (log instanceof RequestLog line) {
            line.operation(parameters.operationName());
        }
        var request = new WebGraphQlRequest(
                URI.create(http.getRequestURL().toString()),
                headers(http),
                null,
                peer(http),
                log == null ? Map.of() : Map.of(RequestLog.ATTRIBUTE, log),
                parameters.toMap(),
                RequestId.current(),
                http.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null ? null : http.getLocale());
        carrier.mark(request);
        return request;
    }

    /// Reads what is left of the body of a refused request, so that the connection can be used again, unless it
    /// is large.
    ///
    /// @return whether nothing is left
    boolean discard(HttpServletRequest http) throws IOException {
        if (http.getContentLengthLong() > maxBody || http.getHeader(HttpHeaders.EXPECT) != null) {
            return false;
        }
        var body = http.getInputStream();
        body.skip(maxBody);
        return body.read() < 0;
    }

    private GraphQlParameters parameters(HttpServletRequest http) throws IOException {
        try {
            var parts =
                    http.getMethod().equals("GET") ? ofUrl(http) : Json.object("body", RequestBody.json(http, maxBody));
            return GraphQlParameters.of(parts);
        } catch (ApiException refusal) {
            throw new HttpRefusal(400, refusal);
        }
    }

    private static Map<String, Object> ofUrl(HttpServletRequest http) {
        var parts = new HashMap<String, Object>();
        for (var name : TEXTS) {
            var text = parameter(http, name);
            if (text != null) {
                parts.put(name, text);
            }
        }
        for (var name : OBJECTS) {
            var text = parameter(http, name);
            if (text != null && !text.equals("null")) {
                parts.put(name, Json.object(name, text.getBytes(StandardCharsets.UTF_8)));
            }
        }
        return parts;
    }

    /// An empty parameter is none.
    private static @Nullable String parameter(HttpServletRequest http, String name) {
        var values = http.getParameterValues(name);
        if (values == null || values[0].isEmpty()) {
            return null;
        }
        if (values.length > 1) {
            throw ApiException.badInput(name, "REPEATED", "The " + name + " is given more than once.");
        }
        return values[0];
    }

    private static HttpHeaders headers(HttpServletRequest http) {
        var headers = new HttpHeaders();
        for (var name : Collections.list(http.getHeaderNames())) {
            Collections.list(http.getHeaders(name)).forEach(value -> headers.add(name, value));
        }
        return headers;
    }

    private static @Nullable InetSocketAddress peer(HttpServletRequest http) {
        try {
            return new InetSocketAddress(InetAddress.ofLiteral(http.getRemoteAddr()), http.getRemotePort());
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
