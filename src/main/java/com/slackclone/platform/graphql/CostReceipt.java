package com.slackclone.platform.graphql;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/// What an operation was charged. It is in the context of the operation, under its class.
///
/// @param requested what the operation costs
/// @param limit of the payer's budget
/// @param remaining of the budget
/// @param now when it was charged
/// @param untilReset how long the budget takes to be full again
/// @param untilPaid how long to wait until there is enough; zero for what was charged
record CostReceipt(long requested, long limit, long remaining, Instant now, Duration untilReset, Duration untilPaid) {

    boolean isPaid() {
        return untilPaid.isZero();
    }

    Instant resetAt() {
        return now.plus(untilReset);
    }

    /// As `extensions.cost` tells it.
    Map<String, Object> extension() {
        return Map.of(
                "requested", requested,
                "limit", limit,
                "remaining", remaining,
                "resetAt", resetAt().toString());
    }
}
