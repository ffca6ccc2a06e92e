package com.slackclone.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The local stack reads the template itself. It knows these types and functions and no others.
class PlainTemplateTest {

    @ParameterizedTest
    @ValueSource(strings = {"local", "dev", "prod"})
    void noCustomResourcesNorLambdas(String env) {
        assertThat(Synth.of(env).json().get("Resources"))
                .extracting(resource -> resource.get("Type").asText())
                .containsOnly(
                        "AWS::DynamoDB::Table",
                        "AWS::IAM::Role",
                        "AWS::Pipes::Pipe",
                        "AWS::S3::Bucket",
                        "AWS::S3::BucketPolicy",
                        "AWS::SQS::Queue",
                        "AWS::SQS::QueuePolicy");
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "dev", "prod"})
    void onlySimpleReferences(String env) {
        JsonNode template = Synth.of(env).json();
        assertThat(template.properties())
                .extracting(section -> section.getKey())
                .containsExactlyInAnyOrder("Description", "Resources");
        assertThat(functions(template, new TreeSet<>())).containsExactlyInAnyOrder("Fn::GetAtt", "Fn::Join", "Ref");
    }

    private static Set<String> functions(JsonNode node, Set<String> found) {
        node.properties().forEach(field -> {
            if (field.getKey().equals("Ref") || field.getKey().startsWith("Fn::")) {
                found.add(field.getKey());
            }
        });
        node.forEach(child -> functions(child, found));
        return found;
    }
}
