package com.slackclone.platform.dynamodb;

import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

@Configuration(proxyBeanMethods = false)
class DynamoConfiguration {

    private static final int CONNECTIONS = 200;
    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(5);

    /// @param interceptors what wants to see each call; the tests count them
    @Bean
    DynamoDbClient dynamoDbClient(DynamoProperties properties, List<ExecutionInterceptor> interceptors) {
        var client = DynamoDbClient.builder()
                .httpClientBuilder(Apache5HttpClient.builder().maxConnections(CONNECTIONS))
                .overrideConfiguration(
                        override -> override.executionInterceptors(interceptors).apiCallTimeout(CALL_TIMEOUT));
        properties
                .endpoint()
                .ifPresentOrElse(
                        endpoint -> client.endpointOverride(endpoint)
                                .region(Region.US_EAST_1)
                                .credentialsProvider(
                                        StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"))),
                        () -> client.region(Region.of(properties.url().getHost())));
        return client.build();
    }

    @Bean
    Dynamo dynamo(DynamoDbClient client, DynamoProperties properties) {
        return new Dynamo(client, properties.prefix());
    }
}
