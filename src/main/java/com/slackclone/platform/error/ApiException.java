package com.slackclone.platform.error;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A refusal that a client is meant to see. It is expected, so it carries no stack trace.
///
/// The message and the details reach the client as they stand: no host, table, key or secret belongs in them.
public final class ApiException extends RuntimeException {

    private final ErrorCode code;
    private final transient Map<String, Object> details;
    private final transient List<ApiException> others;

    private ApiException(ErrorCode code, String message, Map<String, Object> details, List<ApiException> others) {
        super(message, null, false, false);
        this.code = code;
        this.details = Map.copyOf(details);
        this.others = List.copyOf(others);
    }

    public static ApiException of(ErrorCode code, String message) {
        return new ApiException(code, message, Map.of(), List.of());
    }

    public static ApiException unauthenticated() {
        return of(ErrorCode.UNAUTHENTICATED, "A valid access token is needed.");
    }

    public static ApiException forbidden(String message) {
        return of(ErrorCode.FORBIDDEN, message);
    }

    /// @param kind what was looked for, in lower case: `channel`, `message`
    public static ApiException notFound(String kind) {
        return of(ErrorCode.NOT_FOUND, "No such " + kind + ".");
    }

    public static ApiException conflict(String message) {
        return of(ErrorCode.CONFLICT, message);
    }

    /// @param field the path of the argument, for example `input.content`
    /// @param reason a stable word for programs: `REQUIRED`, `TOO_LONG`, `MALFORMED`, `OUT_OF_RANGE`
    public static ApiException badInput(String field, String reason, String message) {
        return of(ErrorCode.BAD_USER_INPUT, message).with("field", field).with("reason", reason);
    }

    public static ApiException limitExceeded(String field, long limit, long actual, String message) {
        return of(ErrorCode.LIMIT_EXCEEDED, message)
                .with("field", field)
                .with("limit", limit)
                .with("actual", actual);
    }

    public static ApiException rateLimited(long retryAfterSeconds) {
        return of(ErrorCode.RATE_LIMITED, "Too many attempts. Try again in " + retryAfterSeconds + " seconds.")
                .with("retryAfterSeconds", retryAfterSeconds);
    }

    /// @param capability what does not work at the moment, in the client's words: `sign-in`, `search`
    public static ApiException unavailable(String capability) {
        return of(ErrorCode.UNAVAILABLE, "The service for " + capability + " is not available. Try again.")
                .with("capability", capability);
    }

    public ApiException with(String detail, Object value) {
        var more = new LinkedHashMap<>(details);
        more.put(detail, value);
        return new ApiException(code, String.valueOf(getMessage()), more, others);
    }

    /// This refusal and others beside it, which the client is told of too.
    ApiException and(List<ApiException> more) {
        return new ApiException(code, String.valueOf(getMessage()), details, more);
    }

    public ErrorCode code() {
        return code;
    }

    public Map<String, Object> details() {
        return details;
    }

    /// This refusal, then those beside it: what is wrong with the other fields of the same input.
    public Stream<ApiException> all() {
        return Stream.concat(Stream.of(this), others.stream());
    }
}
