package com.slackclone.infra.data;

import com.slackclone.infra.EnvConfig;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.dynamodb.Table;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.pipes.CfnPipe;
import software.amazon.awscdk.services.pipes.CfnPipe.DeadLetterConfigProperty;
import software.amazon.awscdk.services.pipes.CfnPipe.FilterCriteriaProperty;
import software.amazon.awscdk.services.pipes.CfnPipe.FilterProperty;
import software.amazon.awscdk.services.pipes.CfnPipe.PipeSourceDynamoDBStreamParametersProperty;
import software.amazon.awscdk.services.pipes.CfnPipe.PipeSourceParametersProperty;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.Construct;

/// Carries to the `changes` queue, at least once, every change of a message, every order of a mail, every
/// announcement of an event, and what people do with what they keep for themselves.
final class ChangePipe {

    /// Claims and other items that live beside the messages concern no worker.
    private static final String MESSAGES_AND_MAILS =
            "{\"dynamodb\":{\"Keys\":{\"SK\":{\"S\":[{\"prefix\":\"MSG#\"},{\"prefix\":\"MAIL#\"}]}}}}";

    /// That they have expired concerns nobody.
    private static final String ANNOUNCEMENTS_AND_BELONGINGS =
            "{\"eventName\":[\"INSERT\",\"MODIFY\"],\"dynamodb\":{\"Keys\":{\"SK\":{\"S\":[{\"prefix\":\"EVENT#\"},{\"prefix\":\"SAVED#\"},{\"prefix\":\"DRAFT#\"},{\"prefix\":\"SCHEDULED#\"}]}}}}";

    private static final int SIX_HOURS = 6 * 60 * 60;

    ChangePipe(Construct scope, EnvConfig env, Table messages, Queues queues) {
        String name = env.named("changes");
        CfnPipe.Builder.create(scope, "ChangesPipe")
                .name(name)
                .roleArn(role(scope, name, messages, queues).getRoleArn())
                .source(messages.getTableStreamArn())
                .sourceParameters(PipeSourceParametersProperty.builder()
                        .filterCriteria(FilterCriteriaProperty.builder()
                                .filters(List.of(filter(MESSAGES_AND_MAILS), filter(ANNOUNCEMENTS_AND_BELONGINGS)))
                                .build())
                        .dynamoDbStreamParameters(stream(queues.pipeFailures()))
                        .build())
                .target(queues.changes().getQueueArn())
                .build();
    }

    private static FilterProperty filter(String pattern) {
        return FilterProperty.builder().pattern(pattern).build();
    }

    private static PipeSourceDynamoDBStreamParametersProperty stream(Queue failures) {
        return PipeSourceDynamoDBStreamParametersProperty.builder()
                // A new pipe begins with the oldest change, not after those made while it was being created.
                .startingPosition("TRIM_HORIZON")
                // SQS takes no more at once. Never wait for a batch to fill: the worker stands in for lost events.
                .batchSize(10)
                .maximumBatchingWindowInSeconds(0)
                // The order per item is kept; ten senders per shard carry the 1,000 changes a second it can give.
                .parallelizationFactor(10)
                // A queue that is away is waited for. Giving up after six hours leaves eighteen to read the changes
                // that the failure names, before the stream forgets them.
                .maximumRetryAttempts(-1)
                .maximumRecordAgeInSeconds(SIX_HOURS)
                .onPartialBatchItemFailure("AUTOMATIC_BISECT")
                .deadLetterConfig(DeadLetterConfigProperty.builder()
                        .arn(failures.getQueueArn())
                        .build())
                .build();
    }

    /// Inline, so that the pipe can't be created before its rights are.
    private static Role role(Construct scope, String pipe, Table messages, Queues queues) {
        String pipeArn = "arn:%s:pipes:%s:%s:pipe/%s".formatted(Aws.PARTITION, Aws.REGION, Aws.ACCOUNT_ID, pipe);
        PolicyStatement read = allow(
                List.of(
                        "dynamodb:DescribeStream",
                        "dynamodb:GetRecords",
                        "dynamodb:GetShardIterator",
                        "dynamodb:ListStreams"),
                messages.getTableStreamArn());
        PolicyStatement send = allow(
                List.of("sqs:SendMessage"),
                queues.changes().getQueueArn(),
                queues.pipeFailures().getQueueArn());
        return Role.Builder.create(scope, "ChangesPipeRole")
                .assumedBy(ServicePrincipal.Builder.create("pipes.amazonaws.com")
                        .conditions(CallerConditions.onBehalfOf(pipeArn))
                        .build())
                .inlinePolicies(Map.of(
                        "pipe",
                        PolicyDocument.Builder.create()
                                .statements(List.of(read, send))
                                .build()))
                .build();
    }

    private static PolicyStatement allow(List<String> actions, String... resources) {
        return PolicyStatement.Builder.create()
                .actions(actions)
                .resources(List.of(resources))
                .build();
    }
}
