package com.slackclone.local;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.sqs.SqsClient;

/// The SDK's clients, as the server configures them for the stack.
record AwsClients(StackProcess stack) {

    /// With a region and credentials that nobody has heard of.
    DynamoDbClient dynamoDb() {
        return at(ServerName.DYNAMODB, DynamoDbClient.builder())
                .region(Region.EU_NORTH_1)
                .credentialsProvider(credentials("any"))
                .build();
    }

    SqsClient sqs() {
        return at(ServerName.SQS, SqsClient.builder()).build();
    }

    S3Client s3() {
        return at(ServerName.S3, S3Client.builder()).forcePathStyle(true).build();
    }

    S3Presigner presigner() {
        return S3Presigner.builder()
                .endpointOverride(stack.uri(ServerName.S3))
                .region(Region.US_EAST_1)
                .credentialsProvider(credentials("local"))
                .serviceConfiguration(
                        S3Configuration.builder().pathStyleAccessEnabled(true).build())
                .build();
    }

    private <B extends AwsClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>> B at(ServerName server, B builder) {
        return builder.endpointOverride(stack.uri(server))
                .region(Region.US_EAST_1)
                .credentialsProvider(credentials("local"))
                .httpClientBuilder(UrlConnectionHttpClient.builder());
    }

    private static StaticCredentialsProvider credentials(String key) {
        return StaticCredentialsProvider.create(AwsBasicCredentials.create(key, key));
    }
}
