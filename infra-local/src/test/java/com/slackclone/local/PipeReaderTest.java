package com.slackclone.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PipeReaderTest {

    private static final String PREFIX = """
            [{"Pattern": "{\\"dynamodb\\":{\\"Keys\\":{\\"SK\\":{\\"S\\":[{\\"prefix\\":\\"MSG#\\"}]}}}}"}]""";

    @Test
    void readsAPipeFromAStreamToAQueue() {
        var pipe = read(stream("TRIM_HORIZON", "\"ParallelizationFactor\": 10"), PREFIX);

        assertThat(pipe.table()).isEqualTo("messages");
        assertThat(pipe.queue()).isEqualTo("changes");
        assertThat(pipe.batch()).isEqualTo(10);
    }

    @ParameterizedTest
    @CsvSource({"MSG#2026, true", "CLAIM#1, false", "'', false"})
    void filtersByAPrefixOfTheSortKey(String sortKey, boolean passes) {
        var filter = read(stream("TRIM_HORIZON", "\"ParallelizationFactor\": 1"), PREFIX)
                .filter();

        assertThat(filter.passes(streamRecord(sortKey))).isEqualTo(passes);
    }

    @Test
    void oneOfSeveralFiltersIsEnough() {
        var filters = """
                [{"Pattern": "{\\"eventName\\": [\\"INSERT\\", \\"MODIFY\\"]}"},
                 {"Pattern": "{\\"eventName\\": [\\"REMOVE\\"]}"}]""";
        var filter = read(stream("TRIM_HORIZON", "\"ParallelizationFactor\": 1"), filters)
                .filter();

        assertThat(filter.passes(JsonMapper.shared().readTree("{\"eventName\": \"REMOVE\"}")))
                .isTrue();
        assertThat(filter.passes(JsonMapper.shared().readTree("{\"eventName\": \"OTHER\"}")))
                .isFalse();
    }

    @Test
    void withoutFiltersEverythingPasses() {
        var filter = read(stream("TRIM_HORIZON", "\"ParallelizationFactor\": 1"), "[]")
                .filter();

        assertThat(filter.passes(streamRecord("CLAIM#1"))).isTrue();
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertRefused(stream("LATEST", "\"ParallelizationFactor\": 1"), "[]", "does not start at TRIM_HORIZON");
        assertRefused(stream("TRIM_HORIZON", "\"Colour\": 1"), "[]", "Colour is a property");
        assertRefused(
                stream("TRIM_HORIZON", "\"ParallelizationFactor\": 1"),
                "[{\"Pattern\": \"{\\\"a\\\": [{\\\"exists\\\": true}]}\"}]",
                "X filters by");
    }

    private static void assertRefused(String stream, String filters, String reason) {
        assertThatThrownBy(() -> read(stream, filters))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining(reason);
    }

    private static String stream(String position, String more) {
        return "{\"BatchSize\": 10, \"StartingPosition\": \"%s\", %s}".formatted(position, more);
    }

    private static StackTemplate.Pipe read(String stream, String filters) {
        return TemplateReader.read(JsonMapper.shared().readTree("""
                {"Resources": {
                  "Table": {"Type": "AWS::DynamoDB::Table", "Properties": {"TableName": "messages"}},
                  "Queue": {"Type": "AWS::SQS::Queue", "Properties": {"QueueName": "changes"}},
                  "X": {"Type": "AWS::Pipes::Pipe", "Properties": {
                    "RoleArn": {"Fn::Sub": "not looked at"},
                    "Source": {"Fn::GetAtt": ["Table", "StreamArn"]},
                    "SourceParameters": {
                      "DynamoDBStreamParameters": %s,
                      "FilterCriteria": {"Filters": %s}
                    },
                    "Target": {"Fn::GetAtt": ["Queue", "Arn"]}
                  }}
                }}
                """.formatted(stream, filters)))
                .pipes()
                .getFirst();
    }

    private static JsonNode streamRecord(String sortKey) {
        return JsonMapper.shared().readTree("""
                {"dynamodb": {"Keys": {"PK": {"S": "CHANNEL#1"}, "SK": {"S": "%s"}}}}""".formatted(sortKey));
    }
}
