package com.slackclone.platform.seed;

import static org.assertj.core.api.Assertions.assertThat;

import com.slackclone.testing.ServerProcess;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SeedIT {

    @Test
    void seedingEndsWithoutListening() {
        var server = ServerProcess.run(Map.of(), "--seed", "--slack-clone.probe.seeds=true");

        assertThat(server.exitCode()).as(server.output()).isZero();
        assertThat(server.output())
                .containsSubsequence("planted first", "planted second", "Analytical Engines")
                .doesNotContain("Jetty started");
    }
}
