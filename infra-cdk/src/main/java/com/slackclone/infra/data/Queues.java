package com.slackclone.infra.data;

import com.slackclone.infra.EnvConfig;
import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import java.util.List;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.sqs.DeadLetterQueue;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.constructs.Construct;

/// The workers' queues, each with a dead-letter queue.
final class Queues {

    private static final int MAX_RECEIVES = 5;
    /// With a pause that doubles from 10 seconds to 15 minutes: some three hours without a mail server.
    private static final int MAX_MAIL_RECEIVES = 18;

    private final Construct scope;
    private final EnvConfig env;
    private final Queue changes;
    private final Queue pipeFailures;
    private final Queue fileEvents;

    Queues(Construct scope, EnvConfig env) {
        this.scope = scope;
        this.env = env;
        changes = workQueue("changes", Duration.minutes(1));
        pipeFailures = deadLetters("changes-pipe-dlq");
        NagSuppressions.addResourceSuppressions(
                pipeFailures,
                List.of(NagPackSuppression.builder()
                        .id("AwsSolutions-SQS3")
                        .reason("It is the dead-letter queue of the pipe, which the rule does not look at.")
                        .build()));
        // Scanning and shrinking a file of 50 MB takes longer than anything else.
        fileEvents = workQueue("file-events", Duration.minutes(5));
        Queue emailFeedback = workQueue("email-feedback", Duration.minutes(1));
        workQueue("mails", Duration.minutes(2), MAX_MAIL_RECEIVES);
        // By name, because the topic's stack depends on this one.
        allow(
                "sns.amazonaws.com",
                emailFeedback,
                "arn:%s:sns:%s:%s:%s"
                        .formatted(Aws.PARTITION, Aws.REGION, Aws.ACCOUNT_ID, env.named("email-feedback")));
    }

    /// Changes of the messages table, as DynamoDB stream records.
    Queue changes() {
        return changes;
    }

    /// Where the pipe says which part of the stream it gave up on. Such notes hold no items, so they must not be among
    /// the dead letters of [#changes()], from where they would be moved back to the worker.
    Queue pipeFailures() {
        return pipeFailures;
    }

    /// S3's events about uploaded files.
    Queue fileEvents() {
        return fileEvents;
    }

    /// Lets an AWS service send to `queue` on behalf of one resource of this account, and of nobody else's.
    static void allow(String service, Queue queue, String sourceArn) {
        queue.addToResourcePolicy(PolicyStatement.Builder.create()
                .effect(Effect.ALLOW)
                .principals(List.of(new ServicePrincipal(service)))
                .actions(List.of("sqs:SendMessage"))
                .resources(List.of(queue.getQueueArn()))
                .conditions(CallerConditions.onBehalfOf(sourceArn))
                .build());
    }

    private Queue workQueue(String name, Duration visibility) {
        return workQueue(name, visibility, MAX_RECEIVES);
    }

    private Queue workQueue(String name, Duration visibility, int maxReceives) {
        return builder(name, Ids.camel(name) + "Queue")
                .visibilityTimeout(visibility)
                .receiveMessageWaitTime(Duration.seconds(20))
                .deadLetterQueue(DeadLetterQueue.builder()
                        .queue(deadLetters(name + "-dlq"))
                        .maxReceiveCount(maxReceives)
                        .build())
                .build();
    }

    private Queue deadLetters(String name) {
        return builder(name, Ids.camel(name)).retentionPeriod(Duration.days(14)).build();
    }

    private Queue.Builder builder(String name, String id) {
        return Queue.Builder.create(scope, id)
                .queueName(env.named(name))
                .encryption(QueueEncryption.SQS_MANAGED)
                .enforceSsl(true)
                .removalPolicy(env.removalPolicy());
    }
}
