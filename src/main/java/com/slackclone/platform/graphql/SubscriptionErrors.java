package com.slackclone.platform.graphql;

import com.slackclone.platform.web.Failures;
import graphql.GraphQLError;
import org.springframework.graphql.execution.SubscriptionExceptionResolverAdapter;
import org.springframework.stereotype.Component;

/// Turns what ended a stream into its last error, as [ErrorMapping] does for a field.
@Component
class SubscriptionErrors extends SubscriptionExceptionResolverAdapter {

    SubscriptionErrors() {
        setThreadLocalContextAware(true);
    }

    @Override
    protected GraphQLError resolveToSingleError(Throwable thrown) {
        return ApiError.of(Failures.refusal(thrown));
    }
}
