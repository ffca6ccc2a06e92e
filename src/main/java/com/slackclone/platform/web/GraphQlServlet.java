package com.slackclone.platform.web;

import com.slackclone.platform.error.ApiException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.EOFException;
import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipException;
import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.http.HttpHeaders;

/// GraphQL over HTTP: `POST` for everything, `GET` for queries, and both for server-sent events.
///
/// Runs on a virtual thread, which waits for the operation. There are no cookies, only bearer tokens, so that no
/// page can borrow a visitor's rights: a plain `GET` from anywhere sees what anybody sees, and a `POST` must be
/// JSON, which browsers do not send to another origin without asking first.
final class GraphQlServlet extends HttpServlet {

    private static final String ALLOWED = "GET, POST";

    private final transient WebGraphQlHandler handler;
    private final transient GraphQlRequests requests;
    private final transient EventStreams streams;

    GraphQlServlet(WebGraphQlHandler handler, GraphQlRequests requests, EventStreams streams) {
        this.handler = handler;
        this.requests = requests;
        this.streams = streams;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            serve(request, response);
        } catch (HttpRefusal refusal) {
            if (!requests.discard(request)) {
                response.setHeader(HttpHeaders.CONNECTION, "close");
            }
            refusal.headers().forEach(response::setHeader);
            write(response, refusal.status(), ResponseFormat.JSON, ErrorBody.of(refusal.refusal()));
        } catch (ZipException | EOFException e) {
            write(response, 400, ResponseFormat.JSON, ErrorBody.of(RequestBody.malformed()));
        }
    }

    private void serve(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var isGet = isGet(request);
        var format = ResponseFormat.accepted(Collections.list(request.getHeaders(HttpHeaders.ACCEPT)));
        answer(requests.read(request, carrier(isGet, format)), format, response);
    }

    private static boolean isGet(HttpServletRequest request) {
        return switch (request.getMethod()) {
            case "GET" -> true;
            case "POST" -> false;
            default ->
                throw new HttpRefusal(
                        405,
                        ApiException.badInput("method", "UNSUPPORTED", "Use POST, or GET for queries."),
                        Map.of(HttpHeaders.ALLOW, ALLOWED));
        };
    }

    private static Carrier carrier(boolean isGet, ResponseFormat format) {
        if (format == ResponseFormat.EVENT_STREAM) {
            return isGet ? Carrier.STREAM_BY_GET : Carrier.STREAM_BY_POST;
        }
        return isGet ? Carrier.GET : Carrier.POST;
    }

    private void answer(WebGraphQlRequest operation, ResponseFormat format, HttpServletResponse response)
            throws IOException {
        WebGraphQlResponse result;
        try {
            result = Objects.requireNonNull(handler.handleRequest(operation).block());
        } catch (RuntimeException e) {
            var refusal = Failures.refusal(e);
            write(response, GraphQlStatus.of(refusal, format), format, ErrorBody.of(refusal));
            return;
        }
        result.getResponseHeaders().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        var status = GraphQlStatus.of(result.getExecutionResult(), format);
        if (format == ResponseFormat.EVENT_STREAM && (status == 200 || status == 400)) {
            streams.serve(result, response);
            return;
        }
        write(response, status, format, result.toMap());
    }

    private static void write(HttpServletResponse response, int status, ResponseFormat format, Map<String, Object> body)
            throws IOException {
        var bytes = Json.bytes(body);
        response.setStatus(status);
        if (status == 401) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        if (status == 429) {
            ErrorBody.retryAfter(body).ifPresent(seconds -> response.setHeader(HttpHeaders.RETRY_AFTER, seconds));
        }
        if (status == 405) {
            response.setHeader(HttpHeaders.ALLOW, ALLOWED);
        }
        response.setContentType(format.body().contentType());
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
