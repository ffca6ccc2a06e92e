package com.slackclone.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TemplateReaderTest {

    @Test
    void readsATable() {
        var table = read("""
                {"Resources": {"Messages": {"Type": "AWS::DynamoDB::Table", "Properties": {
                  "TableName": {"Fn::Join": ["-", ["slack", {"Ref": "AWS::Region"}]]},
                  "BillingMode": "PAY_PER_REQUEST",
                  "KeySchema": [{"AttributeName": "PK", "KeyType": "HASH"}],
                  "StreamSpecification": {"StreamViewType": "NEW_AND_OLD_IMAGES"},
                  "TimeToLiveSpecification": {"AttributeName": "expires_at", "Enabled": true},
                  "DeletionProtectionEnabled": true
                }}}}
                """).tables().getFirst();

        assertThat(table.name()).isEqualTo("slack-us-east-1");
        assertThat(table.ttlAttribute()).contains("expires_at");
        assertThat(table.createTable()).isEqualTo(json("""
                {"TableName": "slack-us-east-1",
                 "BillingMode": "PAY_PER_REQUEST",
                 "KeySchema": [{"AttributeName": "PK", "KeyType": "HASH"}],
                 "StreamSpecification": {"StreamViewType": "NEW_AND_OLD_IMAGES", "StreamEnabled": true}}
                """));
    }

    @Test
    void readsQueuesAfterTheirDeadLetterQueues() {
        var queues = read("""
                {"Resources": {
                  "Work": {"Type": "AWS::SQS::Queue", "Properties": {
                    "QueueName": "work",
                    "VisibilityTimeout": 60,
                    "RedrivePolicy": {"deadLetterTargetArn": {"Fn::GetAtt": ["Dlq", "Arn"]}, "maxReceiveCount": 5}
                  }},
                  "Dlq": {"Type": "AWS::SQS::Queue", "Properties": {"QueueName": "dlq", "SqsManagedSseEnabled": true}}
                }}
                """).queues();

        assertThat(queues).map(StackTemplate.Queue::name).containsExactly("dlq", "work");
        var attributes = queues.getLast().createQueue().path("Attributes");
        assertThat(attributes.path("VisibilityTimeout")).isEqualTo(json("\"60\""));
        assertThat(json(attributes.path("RedrivePolicy").asString())).isEqualTo(json("""
                {"deadLetterTargetArn": "arn:aws:sqs:us-east-1:000000000000:dlq", "maxReceiveCount": 5}
                """));
    }

    @Test
    void readsBucketsAndLeavesOutWhatHasNoMeaningLocally() {
        var template = read("""
                {"Resources": {
                  "Files": {"Type": "AWS::S3::Bucket", "Properties": {
                    "BucketName": {"Fn::Join": ["", ["files-", {"Ref": "AWS::AccountId"}]]},
                    "LoggingConfiguration": {"DestinationBucketName": {"Fn::Sub": "not looked at"}}
                  }},
                  "Role": {"Type": "AWS::IAM::Role", "Properties": {"Path": {"Fn::Sub": "not looked at"}}}
                }}
                """);

        assertThat(template)
                .isEqualTo(new StackTemplate(List.of(), List.of(), List.of("files-000000000000"), List.of()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"Type": "AWS::Kinesis::Stream"}                             | X is of the type AWS::Kinesis::Stream
            {"Type": "AWS::S3::Bucket"}                                  | X has no BucketName
            {"Type": "AWS::S3::Bucket", "Condition": "IsProd"}           | X has a Condition
            {"Type": "AWS::S3::Bucket", "Properties": {"Colour": "red"}} | X.Colour is a property
            """)
    void refusesAResource(String resource, String reason) {
        assertThatThrownBy(() -> read("{\"Resources\": {\"X\": " + resource + "}}"))
                .isInstanceOf(StartFailure.class)
                .hasMessageStartingWith(reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"Fn::Sub": "${AWS::Region}"}      | Fn::Sub is not supported
            {"Fn::ImportValue": "x"}           | Fn::ImportValue is not supported
            {"Fn::Join": ["-", "x"]}           | Fn::Join takes a delimiter and a list
            {"Ref": "Nobody"}                  | there is no resource Nobody
            {"Ref": "AWS::NoValue"}            | there is no resource AWS::NoValue
            {"Ref": "Queue"}                   | Ref of Queue is not known
            {"Ref": "Nameless"}                | Nameless has no BucketName
            {"Fn::GetAtt": ["Table", "Name"]}      | only Arn is
            {"Fn::GetAtt": ["Role", "Arn"]}    | the Arn of Role is not known
            """)
    void refusesAValueThatItCannotKnow(String value, String reason) {
        assertThatThrownBy(() -> read("""
                        {"Resources": {
                          "X": {"Type": "AWS::S3::Bucket", "Properties": {"BucketName": %s}},
                          "Nameless": {"Type": "AWS::S3::Bucket"},
                          "Queue": {"Type": "AWS::SQS::Queue", "Properties": {"QueueName": "q"}},
                          "Table": {"Type": "AWS::DynamoDB::Table", "Properties": {"TableName": "t"}},
                          "Role": {"Type": "AWS::IAM::Role"}
                        }}
                        """.formatted(value)))
                .isInstanceOf(StartFailure.class)
                .hasMessageStartingWith("X.BucketName: ")
                .hasMessageContaining(reason);
    }

    @Test
    void refusesATemplateWithoutResources() {
        assertThatThrownBy(() -> read("{}")).isInstanceOf(StartFailure.class);
    }

    private static StackTemplate read(String template) {
        return TemplateReader.read(json(template));
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }
}
