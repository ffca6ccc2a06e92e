package com.slackclone.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvConfigTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "staging", "Prod", "prod "})
    void anUnknownEnvironmentIsRejected(String name) {
        assertThatThrownBy(() -> EnvConfig.of(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Unknown environment '%s'. Choose one of [local, dev, prod] with -c env=<name>.", name);
    }

    @Test
    void namesCarryTheEnvironment() {
        assertThat(EnvConfig.of("dev").named("messages")).isEqualTo("slack-clone-dev-messages");
    }

    @Test
    void onlyLocalBucketsDoWithoutTheAccount() {
        assertThat(EnvConfig.of("local").bucketNamed("files")).isEqualTo("slack-clone-local-files");
        assertThat(EnvConfig.of("prod").bucketNamed("files")).matches("slack-clone-prod-files-\\$\\{Token\\[.*");
    }
}
