package com.slackclone.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What passes its tests on a laptop must meet the same tables and queues in production.
class ParityTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(strings = {"AWS::DynamoDB::Table", "AWS::SQS::Queue", "AWS::Pipes::Pipe"})
    void environmentsDifferInPrefixAndProtectionOnly(String type) {
        assertThat(comparable("local", type))
                .isNotEmpty()
                .isEqualTo(comparable("dev", type))
                .isEqualTo(comparable("prod", type));
    }

    @Test
    void productionRefusesToLoseData() {
        Synth prod = Synth.of("prod");
        assertThat(prod.terminationProtection()).isTrue();
        for (String type : new String[] {"AWS::DynamoDB::Table", "AWS::SQS::Queue", "AWS::S3::Bucket"}) {
            assertThat(prod.resources(type)).isNotEmpty().allSatisfy((id, resource) -> {
                assertThat(resource.path("DeletionPolicy").asText()).isEqualTo("Retain");
                assertThat(resource.path("UpdateReplacePolicy").asText()).isEqualTo("Retain");
            });
        }
        assertThat(prod.resources("AWS::DynamoDB::Table"))
                .allSatisfy((id, table) -> assertThat(table.at("/Properties/DeletionProtectionEnabled")
                                .asBoolean())
                        .isTrue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "dev"})
    void theOthersCanBeTakenDown(String env) {
        assertThat(Synth.of(env).terminationProtection()).isFalse();
        assertThat(Synth.of(env).template())
                .doesNotContain("\"Retain\"")
                .doesNotContain("\"DeletionProtectionEnabled\": true");
    }

    private static Map<String, JsonNode> comparable(String env, String type) {
        Map<String, JsonNode> comparable = new TreeMap<>();
        Synth.of(env).resources(type).forEach((id, resource) -> {
            ObjectNode copy = withoutPrefix(env, resource);
            copy.remove("DeletionPolicy");
            copy.remove("UpdateReplacePolicy");
            ((ObjectNode) copy.get("Properties")).remove("DeletionProtectionEnabled");
            comparable.put(id, copy);
        });
        return comparable;
    }

    private static ObjectNode withoutPrefix(String env, JsonNode resource) {
        try {
            return (ObjectNode) JSON.readTree(resource.toString().replace("slack-clone-" + env + "-", ""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
