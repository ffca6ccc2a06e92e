package com.slackclone.platform.health;

import com.github.benmanes.caffeine.cache.Ticker;
import com.slackclone.platform.dynamodb.Dynamo;
import com.slackclone.platform.dynamodb.Key;
import com.slackclone.platform.dynamodb.Table;
import com.slackclone.platform.redis.Redis;
import org.opensearch.client.opensearch.OpenSearchClient;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What `/health` asks. A node without DynamoDB can do nothing, so it is not ready. Without Redis it still sends
/// and reads, and without OpenSearch it lacks search only: that is `DEGRADED`, which is answered with 200. All
/// nodes share these services, so taking nodes out for them would turn a part's outage into one of everything.
@Configuration(proxyBeanMethods = false)
class HealthConfiguration {

    static final Status DEGRADED = new Status("DEGRADED");

    /// A read of an item that isn't there; a description of the table would be limited to a few a second for an
    /// account.
    @Bean
    HealthIndicator dynamodbHealthIndicator(Dynamo dynamo) {
        return new CachedHealth(
                "dynamodb", () -> dynamo.get(Table.USERS, Key.metadata("HEALTH")), Status.DOWN, Ticker.systemTicker());
    }

    @Bean
    HealthIndicator redisHealthIndicator(Redis redis) {
        return new CachedHealth("redis", redis::ping, DEGRADED, Ticker.systemTicker());
    }

    @Bean
    HealthIndicator opensearchHealthIndicator(OpenSearchClient client) {
        return new CachedHealth("opensearch", client::ping, DEGRADED, Ticker.systemTicker());
    }
}
