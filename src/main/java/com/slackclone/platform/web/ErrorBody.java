package com.slackclone.platform.web;

import com.slackclone.platform.error.ApiException;
import java.util.List;
import java.util.Map;

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
}
