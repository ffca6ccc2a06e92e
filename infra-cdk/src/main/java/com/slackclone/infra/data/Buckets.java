package com.slackclone.infra.data;

import com.slackclone.infra.EnvConfig;
import java.util.List;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.CfnBucket;
import software.amazon.awscdk.services.s3.CorsRule;
import software.amazon.awscdk.services.s3.HttpMethods;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.amazon.awscdk.services.s3.ObjectOwnership;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.Construct;

/// Uploaded files, their thumbnails, and the log of who fetched them.
final class Buckets {

    private static final Duration RETENTION = Duration.days(365);
    private static final Duration LOG_RETENTION = Duration.days(90);

    private final Construct scope;
    private final EnvConfig env;

    Buckets(Construct scope, EnvConfig env, Queue fileEvents) {
        this.scope = scope;
        this.env = env;
        Bucket logs = builder("access-logs")
                .lifecycleRules(List.of(rule().expiration(LOG_RETENTION).build()))
                .build();
        Bucket files = builder("files")
                .serverAccessLogsBucket(logs)
                .serverAccessLogsPrefix("files/")
                .cors(List.of(cors(List.of(HttpMethods.GET, HttpMethods.PUT, HttpMethods.HEAD))))
                // A week to undo a mistaken deletion; what its owner deleted must not stay for longer.
                .versioned(true)
                .lifecycleRules(List.of(rule().expiration(RETENTION)
                        .noncurrentVersionExpiration(Duration.days(7))
                        .build()))
                .build();
        // Not versioned: a thumbnail can be made again from its file. Only the server writes them.
        builder("thumbnails")
                .serverAccessLogsBucket(logs)
                .serverAccessLogsPrefix("thumbnails/")
                .cors(List.of(cors(List.of(HttpMethods.GET, HttpMethods.HEAD))))
                .lifecycleRules(List.of(rule().expiration(RETENTION).build()))
                .build();
        announceUploads(files, fileEvents);
    }

    /// Plain CloudFormation: `Bucket.addEventNotification` would bring a custom resource with a Lambda.
    ///
    /// S3 tries the queue when the bucket is created, so the queue's policy must be there first, and so it can only
    /// speak of the bucket by name.
    private void announceUploads(Bucket files, Queue fileEvents) {
        Queues.allow(
                "s3.amazonaws.com", fileEvents, "arn:%s:s3:::%s".formatted(Aws.PARTITION, env.bucketNamed("files")));
        CfnBucket bucket = (CfnBucket) files.getNode().getDefaultChild();
        bucket.setNotificationConfiguration(CfnBucket.NotificationConfigurationProperty.builder()
                .queueConfigurations(List.of(CfnBucket.QueueConfigurationProperty.builder()
                        .event("s3:ObjectCreated:*")
                        .queue(fileEvents.getQueueArn())
                        .build()))
                .build());
        bucket.getNode().addDependency(fileEvents.getNode().findChild("Policy"));
    }

    private Bucket.Builder builder(String name) {
        return Bucket.Builder.create(scope, Ids.camel(name) + "Bucket")
                .bucketName(env.bucketNamed(name))
                .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
                .objectOwnership(ObjectOwnership.BUCKET_OWNER_ENFORCED)
                .encryption(BucketEncryption.S3_MANAGED)
                .enforceSsl(true)
                .removalPolicy(env.removalPolicy());
    }

    private static LifecycleRule.Builder rule() {
        return LifecycleRule.builder().abortIncompleteMultipartUploadAfter(Duration.days(1));
    }

    /// The browser needs the `ETag` of each part to complete a multipart upload.
    private CorsRule cors(List<HttpMethods> methods) {
        return CorsRule.builder()
                .allowedOrigins(env.webOrigins())
                .allowedMethods(methods)
                .allowedHeaders(List.of("*"))
                .exposedHeaders(List.of("ETag"))
                .maxAge(3600)
                .build();
    }
}
