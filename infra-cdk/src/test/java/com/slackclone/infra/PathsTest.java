package com.slackclone.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What happens reaches a queue, and what a worker can't handle a dead-letter queue.
class PathsTest {

    private final Synth local = Synth.of("local");
    private final Map<String, JsonNode> queues = local.resources("AWS::SQS::Queue");

    @Test
    void everyWorkQueueHasDeadLettersKeptForFourteenDays() {
        Map<String, String> redrives = queues.values().stream()
                .filter(queue -> queue.at("/Properties").has("RedrivePolicy"))
                .collect(Collectors.toMap(PathsTest::name, queue -> {
                    JsonNode redrive = queue.at("/Properties/RedrivePolicy");
                    assertThat(redrive.get("maxReceiveCount").asInt())
                            .isEqualTo(name(queue).endsWith("-mails") ? 18 : 5);
                    return target(redrive.get("deadLetterTargetArn"));
                }));
        assertThat(redrives)
                .isEqualTo(Map.of(
                        "slack-clone-local-changes", "slack-clone-local-changes-dlq",
                        "slack-clone-local-file-events", "slack-clone-local-file-events-dlq",
                        "slack-clone-local-email-feedback", "slack-clone-local-email-feedback-dlq",
                        "slack-clone-local-mails", "slack-clone-local-mails-dlq"));
        assertThat(queues.values())
                .filteredOn(queue -> name(queue).endsWith("-dlq"))
                .hasSize(5)
                .allSatisfy(queue -> assertThat(
                                queue.at("/Properties/MessageRetentionPeriod").asInt())
                        .isEqualTo(14 * 24 * 60 * 60));
    }

    @Test
    void changesOfMessagesFlowToTheChangesQueue() {
        JsonNode pipe = only("AWS::Pipes::Pipe").get("Properties");
        JsonNode source = pipe.at("/Source/Fn::GetAtt");
        assertThat(local.json()
                        .at("/Resources/" + source.get(0).asText() + "/Properties/TableName")
                        .asText())
                .isEqualTo("slack-clone-local-messages");
        assertThat(source.get(1).asText()).isEqualTo("StreamArn");
        assertThat(target(pipe.get("Target"))).isEqualTo("slack-clone-local-changes");
        assertThat(pipe.at("/SourceParameters/FilterCriteria/Filters").findValuesAsText("Pattern"))
                .containsExactly(
                        "{\"dynamodb\":{\"Keys\":{\"SK\":{\"S\":[{\"prefix\":\"MSG#\"},{\"prefix\":\"MAIL#\"}]}}}}",
                        "{\"eventName\":[\"INSERT\",\"MODIFY\"],\"dynamodb\":{\"Keys\":{\"SK\":{\"S\":[{\"prefix\":\"EVENT#\"},{\"prefix\":\"SAVED#\"},{\"prefix\":\"DRAFT#\"},{\"prefix\":\"SCHEDULED#\"}]}}}}");
        assertThat(target(pipe.at("/SourceParameters/DynamoDBStreamParameters/DeadLetterConfig/Arn")))
                .isEqualTo("slack-clone-local-changes-pipe-dlq");
    }

    @Test
    void onlyUploadsOfFilesAreAnnounced() {
        assertThat(local.resources("AWS::S3::Bucket").values())
                .filteredOn(bucket -> bucket.at("/Properties").has("NotificationConfiguration"))
                .singleElement()
                .satisfies(bucket -> {
                    assertThat(bucket.at("/Properties/BucketName").asText()).isEqualTo("slack-clone-local-files");
                    JsonNode notification = bucket.at("/Properties/NotificationConfiguration/QueueConfigurations");
                    assertThat(notification).hasSize(1);
                    assertThat(notification.get(0).get("Event").asText()).isEqualTo("s3:ObjectCreated:*");
                    assertThat(target(notification.get(0).get("Queue"))).isEqualTo("slack-clone-local-file-events");
                });
    }

    private JsonNode only(String type) {
        assertThat(local.resources(type)).hasSize(1);
        return local.resources(type).values().iterator().next();
    }

    private String target(JsonNode arn) {
        return name(queues.get(arn.at("/Fn::GetAtt/0").asText()));
    }

    private static String name(JsonNode queue) {
        return queue.at("/Properties/QueueName").asText();
    }
}
