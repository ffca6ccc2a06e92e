package com.slackclone.infra;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `synth` does not fail on what cdk-nag finds, so this must.
class FindingsTest {

    @ParameterizedTest
    @ValueSource(strings = {"local", "dev", "prod"})
    void neitherCdkNorTheAwsSolutionsRulesFindAnything(String env) {
        assertThat(Synth.of(env).findings())
                .as("fix these, or suppress one with NagSuppressions and a reason")
                .isEmpty();
    }
}
