package com.slackclone.infra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.cxapi.CloudFormationStackArtifact;

/// The data stack of one environment, as it would be deployed.
record Synth(Stack stack, CloudFormationStackArtifact artifact) {

    static Synth of(String env) {
        App app = SlackCloneApp.app(Map.of());
        Stack stack = SlackCloneApp.addStacks(app, EnvConfig.of(env));
        return new Synth(stack, app.synth().getStackArtifact(stack.getArtifactId()));
    }

    /// The template's file, to the letter.
    String template() {
        try {
            return Files.readString(Path.of(artifact.getTemplateFullPath())) + "\n";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
