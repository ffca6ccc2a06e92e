package com.slackclone.platform.web;

import com.slackclone.platform.dynamodb.ThrottledException;
import com.slackclone.platform.error.ApiException;
import com.slackclone.platform.error.ErrorCode;
import graphql.execution.NonNullableFieldWasNullException;
import io.lettuce.core.RedisException;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Exceptions;
import software.amazon.awssdk.core.exception.SdkException;

/// What a client is told of a failure.
public final class Failures {

    private static final Logger log = LoggerFactory.getLogger(Failures.class);

    private Failures() {}

    /// Only an [ApiException] speaks to the client. A failing backing service is `UNAVAILABLE`, anything else
    /// `INTERNAL` with the request's id, under which the log has the cause.
    public static ApiException refusal(Throwable thrown) {
        return switch (Exceptions.unwrap(thrown)) {
            case ApiException refusal -> refusal;
            case CompletionException e when e.getCause() != null -> refusal(e.getCause());
            // A stream ends with it. What became of the field has been logged and told already, but not to the stream.
            case NonNullableFieldWasNullException _ -> ApiException.unavailable("an event of this stream");
            case SdkException e -> unavailable("storage", e);
            case ThrottledException e -> unavailable("storage", e);
            case RedisException e -> unavailable("live data", e);
            case Throwable e -> internal(e);
        };
    }

    private static ApiException unavailable(String capability, Exception cause) {
        log.warn("A backing service failed: {}", capability, cause);
        return ApiException.unavailable(capability);
    }

    private static ApiException internal(Throwable cause) {
        log.error("Something failed that should not", cause);
        return ApiException.of(ErrorCode.INTERNAL, "Something went wrong on the server.")
                .with("requestId", RequestId.current());
    }
}
