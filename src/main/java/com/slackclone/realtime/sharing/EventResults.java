package com.slackclone.realtime.sharing;

import com.slackclone.platform.error.ApiException;
import com.slackclone.platform.error.ErrorCode;
import graphql.ExecutionResult;
import graphql.GraphQLError;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Results of executing events.
public final class EventResults {

    private EventResults() {}

    /// Why the event has to be executed again, if it has: it could not be read for now. A stream must not go on
    /// behind it, or its client would never know what was in it. What can't be read for another reason never will
    /// be; of that the result tells.
    public static Optional<ApiException> failure(ExecutionResult result) {
        var isAbsent = !(result.getData() instanceof Map<?, ?> data)
                || data.values().stream().allMatch(Objects::isNull);
        return isAbsent && result.getErrors().stream().anyMatch(EventResults::isForNow)
                ? Optional.of(ApiException.unavailable("an event of this stream"))
                : Optional.empty();
    }

    private static boolean isForNow(GraphQLError error) {
        var extensions = error.getExtensions();
        return extensions != null && ErrorCode.UNAVAILABLE.name().equals(extensions.get("code"));
    }
}
