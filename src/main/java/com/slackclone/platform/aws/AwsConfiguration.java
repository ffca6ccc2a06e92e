package com.slackclone.platform.aws;

import com.slackclone.platform.dynamodb.DynamoProperties;
import com.slackclone.platform.start.Requirement;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/// The clients of S3 and SQS, and the check that what they are used for is there. An outage of either keeps no
/// node from starting: messages do without.
@Configuration(proxyBeanMethods = false)
class AwsConfiguration {

    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(10);
    private static final int NOT_FOUND = 404;

    @Bean
    S3Client s3Client(AwsProperties aws, S3Properties s3) {
        return configured(
                        S3Client.builder()
                                .forcePathStyle(s3.endpoint() != null)
                                .overrideConfiguration(override -> override.apiCallTimeout(CALL_TIMEOUT)),
                        aws,
                        s3.endpoint())
                .build();
    }

    /// Without a limit on a call's time: a receive waits for messages.
    @Bean
    SqsClient sqsClient(AwsProperties aws, SqsProperties sqs) {
        return configured(SqsClient.builder(), aws, sqs.endpoint()).build();
    }

    private static <B extends AwsClientBuilder<B, ?>> B configured(
            B client, AwsProperties aws, @Nullable URI endpoint) {
        client.region(Region.of(aws.region()));
        if (endpoint != null) {
            client.endpointOverride(endpoint)
                    .credentialsProvider(
                            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")));
        }
        return client;
    }

    @Bean
    Requirement buckets(S3Client client, S3Properties properties) {
        return new Requirement(
                "S3 buckets",
                Map.of(
                        properties.bucket(),
                        () -> exists(client, properties.bucket()),
                        properties.thumbnailsBucket(),
                        () -> exists(client, properties.thumbnailsBucket())),
                false);
    }

    private static boolean exists(S3Client client, String bucket) {
        try {
            client.headBucket(head -> head.bucket(bucket));
            return true;
        } catch (S3Exception e) {
            if (e.statusCode() == NOT_FOUND) {
                return false;
            }
            throw e;
        }
    }

    @Bean
    Requirement queues(SqsClient client, DynamoProperties database) {
        return new Requirement(
                "SQS queues",
                Arrays.stream(Queue.values())
                        .map(queue -> queue.nameIn(database.prefix()))
                        .collect(Collectors.toMap(name -> name, name -> () -> exists(client, name))),
                false);
    }

    private static boolean exists(SqsClient client, String queue) {
        try {
            client.getQueueUrl(get -> get.queueName(queue));
            return true;
        } catch (QueueDoesNotExistException e) {
            return false;
        }
    }
}
