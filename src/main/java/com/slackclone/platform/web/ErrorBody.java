package com.slackclone.platform.web;

import com.slackclone.platform.error.ApiException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The body of an answer that is an error as a whole, whether it has to do with GraphQL or not.
public final class ErrorBody {

    private ErrorBody() {}

    /// `{errors: [{message, extensions: {code, details}}]}`
    public static Map<String, Object> of(ApiException refusal) {
        return Map.of("errors", List.of(error(refusal)));
    }

    /// `{message, extensions: {code, details}}`
    public static Map<String, Object> error(ApiException refusal) {
        return Map.of(
                "message",
                String.valueOf(refusal.getMessage()),
                "extensions",
                Map.of("code", refusal.code().name(), "details", refusal.details()));
    }

    /// The seconds that the first error of a body asks to wait.
    static Optional<String> retryAfter(Map<String, Object> body) {
        return body.get("errors") instanceof List<?> errors
                        && errors.getFirst() instanceof Map<?, ?> error
                        && error.get("extensions") instanceof Map<?, ?> extensions
                        && extensions.get("details") instanceof Map<?, ?> details
                ? Optional.ofNullable(details.get("retryAfterSeconds")).map(String::valueOf)
                : Optional.empty();
    }
}
