package com.slackclone.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/// The twelve tables of the specification, written out, so that neither the code nor the snapshot proves itself.
class TablesTest {

    private static final String SPECIFICATION = """
            table                     | keys  | GSI1          | GSI2          | TTL        | stream
            users                     | PK SK | GSI1PK        |               | expires_at |
            workspaces                | PK SK |               |               | expires_at |
            workspace-memberships     | PK SK | GSI1PK GSI1SK |               |            |
            channels                  | PK SK | GSI1PK        |               |            |
            channel-memberships       | PK SK | GSI1PK GSI1SK |               |            |
            messages                  | PK SK | GSI1PK GSI1SK | GSI2PK GSI2SK | expires_at | NEW_AND_OLD_IMAGES
            conversations             | PK SK | GSI1PK GSI1SK |               |            |
            conversation-participants | PK SK | GSI1PK GSI1SK |               |            |
            notifications             | PK SK | GSI1PK GSI1SK |               | expires_at |
            files                     | PK SK | GSI1PK GSI1SK |               | expires_at |
            presence                  | PK SK | GSI1PK GSI1SK |               | expires_at |
            reactions                 | PK SK |               |               |            |
            """;

    private final Map<String, JsonNode> tables = Synth.of("local").resources("AWS::DynamoDB::Table");

    @Test
    void keysIndexesExpiryAndStreamAreThoseOfTheSpecification() {
        String actual = tables.values().stream()
                .map(table -> row(table.get("Properties")))
                .collect(Collectors.joining("\n"));
        assertThat(actual).isEqualTo(withoutPadding(SPECIFICATION));
    }

    @Test
    void allAreEncryptedRecoverableAndPaidByUse() {
        assertThat(tables).hasSize(12).allSatisfy((id, table) -> {
            JsonNode properties = table.get("Properties");
            assertThat(properties.at("/SSESpecification/SSEEnabled").asBoolean())
                    .isTrue();
            assertThat(properties
                            .at("/PointInTimeRecoverySpecification/PointInTimeRecoveryEnabled")
                            .asBoolean())
                    .isTrue();
            assertThat(properties.get("BillingMode").asText()).isEqualTo("PAY_PER_REQUEST");
        });
    }

    @Test
    void keysAreStringsAndIndexesHoldWholeItems() {
        assertThat(tables).allSatisfy((id, table) -> {
            JsonNode properties = table.get("Properties");
            assertThat(properties.get("AttributeDefinitions").findValuesAsText("AttributeType"))
                    .containsOnly("S");
            assertThat(properties.path("GlobalSecondaryIndexes"))
                    .allSatisfy(index -> assertThat(
                                    index.at("/Projection/ProjectionType").asText())
                            .isEqualTo("ALL"));
        });
    }

    private static String row(JsonNode table) {
        Map<String, String> indexes = new LinkedHashMap<>();
        table.path("GlobalSecondaryIndexes")
                .forEach(index -> indexes.put(index.get("IndexName").asText(), keys(index)));
        List<String> cells = List.of(
                table.get("TableName").asText().replaceFirst("^slack-clone-local-", ""),
                keys(table),
                take(indexes, "GSI1"),
                take(indexes, "GSI2"),
                table.at("/TimeToLiveSpecification/AttributeName").asText(),
                table.at("/StreamSpecification/StreamViewType").asText());
        assertThat(indexes).as("indexes that the specification does not have").isEmpty();
        return String.join("|", cells);
    }

    private static String take(Map<String, String> indexes, String name) {
        String keys = indexes.remove(name);
        return keys == null ? "" : keys;
    }

    private static String keys(JsonNode keyed) {
        return StreamSupport.stream(keyed.get("KeySchema").spliterator(), false)
                .map(key -> key.get("AttributeName").asText())
                .collect(Collectors.joining(" "));
    }

    private static String withoutPadding(String specification) {
        return specification
                .lines()
                .skip(1)
                .map(line -> line.replaceAll(" *\\| *", "|"))
                .collect(Collectors.joining("\n"));
    }
}
