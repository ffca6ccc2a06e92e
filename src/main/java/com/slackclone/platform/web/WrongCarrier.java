package com.slackclone.platform.web;

import com.slackclone.platform.error.ApiException;
import com.slackclone.platform.error.ErrorCode;
import graphql.ErrorClassification;
import graphql.GraphQLError;
import graphql.language.OperationDefinition.Operation;
import graphql.language.SourceLocation;
import java.util.List;
import java.util.Map;

/// The error of an operation that came by a way on which such an operation does not travel. It has not run.
record WrongCarrier(Operation operation) implements GraphQLError {

    private boolean isByMethod() {
        return operation == Operation.MUTATION;
    }

    /// 405 where another method would do.
    int status() {
        return isByMethod() ? 405 : 400;
    }

    private ApiException refusal() {
        return ApiException.badInput("query", "WRONG_CARRIER", getMessage());
    }

    @Override
    public String getMessage() {
        return isByMethod()
                ? "Send mutations by POST; GET is for queries."
                : "Subscriptions need a WebSocket, or the media type text/event-stream.";
    }

    @Override
    public List<SourceLocation> getLocations() {
        return List.of();
    }

    @Override
    public ErrorClassification getErrorType() {
        return ErrorClassification.errorClassification(ErrorCode.BAD_USER_INPUT.name());
    }

    @Override
    public Map<String, Object> getExtensions() {
        return Map.of("code", refusal().code().name(), "details", refusal().details());
    }

    @Override
    public Map<String, Object> toSpecification() {
        return ErrorBody.error(refusal());
    }
}
