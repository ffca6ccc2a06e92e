package com.slackclone.platform.web;

import com.slackclone.platform.error.ApiException;
import com.slackclone.platform.error.ErrorCode;
import graphql.ExecutionResult;
import graphql.GraphQLError;

/// The HTTP status of an answer, as GraphQL over HTTP has it.
final class GraphQlStatus {

    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;

    private GraphQlStatus() {}

    static int of(ExecutionResult result, ResponseFormat format) {
        for (var error : result.getErrors()) {
            if (error instanceof WrongCarrier wrong) {
                return wrong.status();
            }
        }
        if (result.isDataPresent() || format == ResponseFormat.JSON) {
            return OK;
        }
        return result.getErrors().size() == 1 ? of(result.getErrors().getFirst()) : BAD_REQUEST;
    }

    private static int of(GraphQLError error) {
        var extensions = error.getExtensions();
        if (extensions == null || !(extensions.get("code") instanceof String code)) {
            return BAD_REQUEST;
        }
        for (var known : ErrorCode.values()) {
            if (known.name().equals(code)) {
                return of(known);
            }
        }
        return BAD_REQUEST;
    }

    /// A request that failed as a whole.
    static int of(ApiException refusal, ResponseFormat format) {
        var status = of(refusal.code());
        return format == ResponseFormat.JSON && status < 500 ? OK : status;
    }

    private static int of(ErrorCode code) {
        return switch (code) {
            case UNAUTHENTICATED -> 401;
            case RATE_LIMITED -> 429;
            case INTERNAL -> 500;
            case UNAVAILABLE -> 503;
            case FORBIDDEN,
                    NOT_FOUND,
                    BAD_USER_INPUT,
                    CONFLICT,
                    EDIT_WINDOW_CLOSED,
                    LIMIT_EXCEEDED,
                    QUERY_TOO_EXPENSIVE,
                    QUERY_TOO_DEEP -> BAD_REQUEST;
        };
    }
}
