package com.slackclone.platform.graphql;

import com.slackclone.platform.error.ApiException;
import com.slackclone.platform.error.ErrorCode;
import com.slackclone.platform.web.Failures;
import graphql.GraphQLError;
import graphql.execution.OneOfNullValueException;
import graphql.execution.OneOfTooManyKeysException;
import graphql.execution.ResultPath;
import graphql.schema.DataFetchingEnvironment;
import java.util.List;
import org.springframework.graphql.execution.DataFetcherExceptionResolverAdapter;
import org.springframework.stereotype.Component;

/// Turns what a data fetcher threw into an error with `extensions.code` and `extensions.details`, as [Failures]
/// says.
@Component
class ErrorMapping extends DataFetcherExceptionResolverAdapter {

    ErrorMapping() {
        setThreadLocalContextAware(true);
    }

    @Override
    protected List<GraphQLError> resolveToMultipleErrors(Throwable thrown, DataFetchingEnvironment environment) {
        var path = environment.getExecutionStepInfo().getPath();
        return refusal(thrown)
                .all()
                .<GraphQLError>map(refusal -> toError(refusal, environment, path))
                .toList();
    }

    /// That a `@oneOf` argument has not exactly one value is found only when a data fetcher asks for it.
    private static ApiException refusal(Throwable thrown) {
        return thrown instanceof OneOfNullValueException || thrown instanceof OneOfTooManyKeysException
                ? ApiException.of(ErrorCode.BAD_USER_INPUT, String.valueOf(thrown.getMessage()))
                        .with("reason", "NOT_ONE")
                : Failures.refusal(thrown);
    }

    static ApiError toError(ApiException refusal, DataFetchingEnvironment environment, ResultPath path) {
        return ApiError.of(refusal, List.of(environment.getField().getSourceLocation()), path);
    }
}
