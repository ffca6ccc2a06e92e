package com.slackclone.platform.web;

import com.slackclone.platform.error.ApiException;
import graphql.ExecutionInput;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a client asks for, by whichever way it came, with each part of the type that it must have.
///
/// @param query the document; a marker where the client names a persisted one in `extensions.persistedQuery`
///     instead
public record GraphQlParameters(
        String query, @Nullable String operationName, Map<String, Object> variables, Map<String, Object> extensions) {

    private static final String QUERY = "query";
    private static final String OPERATION = "operationName";
    private static final String VARIABLES = "variables";
    private static final String EXTENSIONS = "extensions";

    /// Parts that it does not know are passed over.
    ///
    /// @throws ApiException `BAD_USER_INPUT` for a missing query or for a part of another type
    public static GraphQlParameters of(Map<String, Object> parts) {
        var extensions = object(parts, EXTENSIONS);
        return new GraphQlParameters(
                query(text(parts, QUERY), extensions), text(parts, OPERATION), object(parts, VARIABLES), extensions);
    }

    private static String query(@Nullable String query, Map<String, Object> extensions) {
        if (query != null && !query.isBlank()) {
            return query;
        }
        if (extensions.containsKey("persistedQuery")) {
            return ExecutionInput.PERSISTED_QUERY_MARKER;
        }
        throw ApiException.badInput(QUERY, "REQUIRED", "The query is missing.");
    }

    private static @Nullable String text(Map<String, Object> parts, String name) {
        return switch (parts.get(name)) {
            case null -> null;
            case String text -> text;
            default -> throw ApiException.badInput(name, "MALFORMED", "The " + name + " is no text.");
        };
    }

    private static Map<String, Object> object(Map<String, Object> parts, String name) {
        var value = parts.get(name);
        return value == null ? Map.of() : Json.object(name, value);
    }

    /// In the form that Spring GraphQL takes.
    public Map<String, Object> toMap() {
        var map = new HashMap<String, Object>();
        map.put(QUERY, query);
        map.put(VARIABLES, variables);
        map.put(EXTENSIONS, extensions);
        if (operationName != null) {
            map.put(OPERATION, operationName);
        }
        return map;
    }
}
