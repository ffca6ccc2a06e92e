package com.slackclone.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// The local stack creates its tables, buckets and queues from the snapshot, so it must tell the truth.
class SnapshotTest {

    private static final Path SNAPSHOT = Path.of("snapshots/data-local.template.json");

    @Test
    void localDataStackIsTheCommittedOne() throws IOException {
        String template = Synth.of("local").template();
        if (Boolean.getBoolean("updateSnapshots")) {
            Files.writeString(SNAPSHOT, template);
        }
        Path made = Files.writeString(Path.of("target/data-local.template.json"), template);
        assertThat(made)
                .as(
                        "%s is not what the code makes. If the change is meant, run "
                                + "`./mvnw -f infra-cdk/pom.xml test -DupdateSnapshots=true` and commit the file.",
                        SNAPSHOT)
                .hasSameTextualContentAs(SNAPSHOT);
    }
}
