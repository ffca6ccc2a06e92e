package com.slackclone.pipeline;

import com.slackclone.platform.dynamodb.ThrottledException;
import io.lettuce.core.RedisException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

/// Tells a handler that has failed because something is away from one that fails whenever it is called.
final class Away {

    private static final int SERVER_ERROR = 500;

    private Away() {}

    /// Whether a service did not answer, throttles, or has failed. What a service has refused is not that.
    static boolean isCause(Throwable thrown) {
        return switch (thrown) {
            case ThrottledException _, RedisException _, SdkClientException _ -> true;
            case AwsServiceException e -> e.isThrottlingException() || e.statusCode() >= SERVER_ERROR;
            default -> false;
        };
    }
}
