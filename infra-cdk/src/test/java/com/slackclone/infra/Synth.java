package com.slackclone.infra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.cxapi.CloudFormationStackArtifact;
import software.constructs.IConstruct;

/// The data stack of one environment, as it would be deployed.
///
/// @param template the template's file, to the letter
/// @param findings what CDK and cdk-nag have to say about it, warnings included
record Synth(String template, boolean terminationProtection, List<String> findings) {

    private static final Map<String, Synth> DONE = new ConcurrentHashMap<>();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> FINDINGS = Set.of("aws:cdk:error", "aws:cdk:warning");

    static Synth of(String env) {
        return DONE.computeIfAbsent(env, Synth::synthesize);
    }

    private static Synth synthesize(String env) {
        App app = SlackCloneApp.app(AppProps.builder().outdir("target/cdk/" + env));
        Stack stack = SlackCloneApp.addStacks(app, EnvConfig.of(env));
        CloudFormationStackArtifact artifact = app.synth().getStackArtifact(stack.getArtifactId());
        return new Synth(
                read(Path.of(artifact.getTemplateFullPath())), artifact.getTerminationProtection(), findings(stack));
    }

    private static List<String> findings(Stack stack) {
        return stack.getNode().findAll().stream()
                .map(IConstruct::getNode)
                .flatMap(node -> node.getMetadata().stream()
                        .filter(entry -> FINDINGS.contains(entry.getType()))
                        .map(entry -> node.getPath() + ": " + entry.getData()))
                .toList();
    }

    JsonNode json() {
        try {
            return JSON.readTree(template);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Resources of a type by their logical id.
    Map<String, JsonNode> resources(String type) {
        Map<String, JsonNode> found = new LinkedHashMap<>();
        json().get("Resources").properties().forEach(entry -> {
            if (entry.getValue().get("Type").asText().equals(type)) {
                found.put(entry.getKey(), entry.getValue());
            }
        });
        return found;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file) + "\n";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
