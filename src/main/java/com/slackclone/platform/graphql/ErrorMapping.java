package com.slackclone.platform.graphql;

import com.slackclone.platform.dynamodb.ThrottledException;
import com.slackclone.platform.error.ApiException;
import com.slackclone.platform.error.ErrorCode;
import com.slackclone.platform.web.RequestId;
import graphql.GraphQLError;
import graphql.execution.ResultPath;
import graphql.schema.DataFetchingEnvironment;
import io.lettuce.core.RedisException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.graphql.execution.DataFetcherExceptionResolverAdapter;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.core.exception.SdkException;

/// Turns what a data fetcher threw into an error with `extensions.code` and `extensions.details`.
///
/// Only an [ApiException] speaks to the client. A failing backing service is `UNAVAILABLE`, anything else
/// `INTERNAL` with
/// the request's id, under which the log has the cause.
@Component
class ErrorMapping extends DataFetcherExceptionResolverAdapter {

    private static final Logger log = LoggerFactory.getLogger(ErrorMapping.class);

    ErrorMapping() {
        setThreadLocalContextAware(true);
    }

    @Override
    protected GraphQLError resolveToSingleError(Throwable thrown, DataFetchingEnvironment environment) {
        return toError(
                refusal(thrown), environment, environment.getExecutionStepInfo().getPath());
    }

    private static ApiException refusal(Throwable thrown) {
        return switch (thrown) {
            case ApiException refusal -> refusal;
            case SdkException e -> unavailable("storage", e);
            case ThrottledException e -> unavailable("storage", e);
            case RedisException e -> unavailable("live data", e);
            default -> internal(thrown);
        };
    }

    private static ApiException unavailable(String capability, Exception cause) {
        log.warn("A backing service failed: {}", capability, cause);
        return ApiException.unavailable(capability);
    }

    private static ApiException internal(Throwable cause) {
        log.error("A data fetcher failed", cause);
        return ApiException.of(ErrorCode.INTERNAL, "Something went wrong on the server.")
                .with("requestId", RequestId.current());
    }

    static ApiError toError(ApiException refusal, DataFetchingEnvironment environment, ResultPath path) {
        return ApiError.of(refusal, List.of(environment.getField().getSourceLocation()), path);
    }
}
