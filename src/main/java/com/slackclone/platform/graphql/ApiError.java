package com.slackclone.platform.graphql;

import com.slackclone.platform.error.ApiException;
import com.slackclone.platform.error.ErrorCode;
import graphql.ErrorClassification;
import graphql.GraphQLError;
import graphql.execution.ResultPath;
import graphql.language.SourceLocation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An error as every answer of this API shows it: `{message, path, locations, extensions: {code, details}}`.
///
/// @param at the field of the answer that it is about; null where it is about the whole request
public record ApiError(
        ErrorCode code,
        String message,
        Map<String, Object> details,
        List<SourceLocation> locations,
        @Nullable ResultPath at)
        implements GraphQLError {

    /// An error of the whole request.
    public static ApiError of(ApiException refusal) {
        return of(refusal, List.of(), null);
    }

    static ApiError of(ApiException refusal, List<SourceLocation> locations, @Nullable ResultPath path) {
        return new ApiError(refusal.code(), String.valueOf(refusal.getMessage()), refusal.details(), locations, path);
    }

    @Override
    public String getMessage() {
        return message;
    }

    @Override
    public List<SourceLocation> getLocations() {
        return locations;
    }

    @Override
    public ErrorClassification getErrorType() {
        return ErrorClassification.errorClassification(code.name());
    }

    @Override
    public @Nullable List<Object> getPath() {
        return at == null ? null : at.toList();
    }

    @Override
    public Map<String, Object> getExtensions() {
        return Map.of("code", code.name(), "details", details);
    }

    @Override
    public Map<String, Object> toSpecification() {
        var specification = new LinkedHashMap<String, Object>();
        specification.put("message", message);
        if (!locations.isEmpty()) {
            specification.put(
                    "locations", locations.stream().map(ApiError::location).toList());
        }
        if (at != null) {
            specification.put("path", at.toList());
        }
        specification.put("extensions", getExtensions());
        return specification;
    }

    private static Map<String, Object> location(SourceLocation location) {
        return Map.of("line", location.getLine(), "column", location.getColumn());
    }
}
