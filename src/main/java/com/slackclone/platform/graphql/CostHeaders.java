package com.slackclone.platform.graphql;

import java.time.Duration;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Tells in the headers `RateLimit-Limit`, `RateLimit-Remaining` and `RateLimit-Reset` (seconds) how the viewer's
/// budget stands.
@Component
class CostHeaders implements WebGraphQlInterceptor {

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        return chain.next(request).doOnNext(CostHeaders::tell);
    }

    private static void tell(WebGraphQlResponse response) {
        CostReceipt receipt = response.getExecutionInput().getGraphQLContext().get(CostReceipt.class);
        if (receipt == null) {
            return;
        }
        var headers = response.getResponseHeaders();
        headers.set("RateLimit-Limit", Long.toString(receipt.limit()));
        headers.set("RateLimit-Remaining", Long.toString(receipt.remaining()));
        headers.set("RateLimit-Reset", Long.toString(seconds(receipt.untilReset())));
    }

    /// Rounded up: what comes back so late finds it so.
    static long seconds(Duration time) {
        return time.plusMillis(999).toSeconds();
    }
}
