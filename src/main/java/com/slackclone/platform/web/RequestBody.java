package com.slackclone.platform.web;

import com.slackclone.platform.error.ApiException;
import com.slackclone.platform.error.ErrorCode;
import jakarta.servlet.http.HttpServletRequest;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/// Reads the body of a request, never more of it than the limit, however it is sent: chunked or compressed too.
final class RequestBody {

    private RequestBody() {}

    /// @return the JSON text, inflated
    /// @throws HttpRefusal 413 over the limit; 415 unless it is `application/json` in UTF-8, plain or by gzip
    static byte[] json(HttpServletRequest request, int limit) throws IOException {
        requireJson(request.getContentType());
        if (request.getContentLengthLong() > limit) {
            throw tooLarge(limit);
        }
        var body = inflated(request, limit).readNBytes(limit + 1);
        if (body.length > limit) {
            throw tooLarge(limit);
        }
        return body;
    }

    private static void requireJson(@Nullable String contentType) {
        if (contentType == null || !isJson(contentType)) {
            throw new HttpRefusal(
                    415,
                    ApiException.badInput("Content-Type", "UNSUPPORTED", "Send application/json in UTF-8."),
                    Map.of(HttpHeaders.ACCEPT, MediaType.APPLICATION_JSON_VALUE));
        }
    }

    private static boolean isJson(String contentType) {
        try {
            var type = MediaType.parseMediaType(contentType);
            var charset = type.getCharset();
            return type.equalsTypeAndSubtype(MediaType.APPLICATION_JSON)
                    && (charset == null || charset.equals(StandardCharsets.UTF_8));
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }

    private static InputStream inflated(HttpServletRequest request, int limit) throws IOException {
        var encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        return switch (encoding == null ? "identity" : encoding.strip().toLowerCase(Locale.ROOT)) {
            case "identity" -> request.getInputStream();
            case "gzip", "x-gzip" -> gunzip(request.getInputStream(), limit);
            default ->
                throw new HttpRefusal(
                        415,
                        ApiException.badInput("Content-Encoding", "UNSUPPORTED", "Send it plain or by gzip."),
                        Map.of(HttpHeaders.ACCEPT_ENCODING, "gzip, identity"));
        };
    }

    private static InputStream gunzip(InputStream compressed, int limit) throws IOException {
        try {
            return new GZIPInputStream(new Bounded(compressed, limit));
        } catch (ZipException | EOFException e) {
            throw broken();
        }
    }

    static ApiException malformed() {
        return ApiException.badInput("body", "MALFORMED", "The body is not what its Content-Encoding says.");
    }

    private static HttpRefusal broken() {
        return new HttpRefusal(400, malformed());
    }

    private static HttpRefusal tooLarge(int limit) {
        return new HttpRefusal(
                413,
                ApiException.of(ErrorCode.LIMIT_EXCEEDED, "The body has more than " + limit + " bytes.")
                        .with("field", "body")
                        .with("limit", limit));
    }

    /// What inflates to nothing counts too.
    private static final class Bounded extends InputStream {

        private final InputStream source;
        private final int limit;
        private int count;

        Bounded(InputStream source, int limit) {
            this.source = source;
            this.limit = limit;
        }

        @Override
        public int read() throws IOException {
            var one = source.read();
            return one < 0 ? one : counted(1, one);
        }

        @Override
        public int read(byte[] bytes, int start, int length) throws IOException {
            var read = source.read(bytes, start, length);
            return read < 0 ? read : counted(read, read);
        }

        @Override
        public int available() throws IOException {
            return source.available();
        }

        private int counted(int bytes, int result) {
            count += bytes;
            if (count > limit) {
                throw tooLarge(limit);
            }
            return result;
        }
    }
}
