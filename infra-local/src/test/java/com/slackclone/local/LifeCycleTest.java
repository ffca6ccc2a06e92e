package com.slackclone.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How the stack ends: when it is killed, when it is told to, and when it cannot start.
class LifeCycleTest {

    @TempDir
    private Path temp;

    @Test
    void leavesNoRedisWhenKilled() throws Exception {
        List<ProcessHandle> children;
        try (var stack = StackProcess.start(temp)) {
            children = stack.awaitRedis();
            stack.process().destroyForcibly().waitFor();
        }
        await().atMost(Duration.ofSeconds(2)).until(() -> children.stream().allMatch(StackProcess::isGone));
        Path abandoned = StackProcess.folders(temp).getFirst();

        // What it could not delete itself, the next one does, while it starts. Then it gets a signal.
        try (var next = StackProcess.start(temp)) {
            var redis = next.awaitRedis();
            assertThat(abandoned).doesNotExist();
            next.process().destroy();

            assertThat(next.process().waitFor(5, TimeUnit.SECONDS)).isTrue();
            await().atMost(Duration.ofSeconds(2)).until(() -> redis.stream().allMatch(StackProcess::isGone));
        }
    }

    @Test
    void endsIfTheParentGoesAwayDuringTheStart() throws Exception {
        try (var stack = StackProcess.start(temp)) {
            stack.process().getOutputStream().close();

            assertThat(stack.process().waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(stack.lines()).doesNotContain("READY");
        }
    }

    @Test
    void namesAPortThatIsTaken() throws Exception {
        try (var taken = new ServerSocket()) {
            taken.bind(Loopback.address(0));
            int port = taken.getLocalPort();
            var stack = StackProcess.start(temp, Map.of("SLACKCLONE_LOCAL_S3_PORT", "" + port), "--fixed-ports");

            assertThat(failure(stack)).contains("port " + port + " (s3, moved by SLACKCLONE_LOCAL_S3_PORT)");
        }
    }

    @Test
    void saysWhatIsWrongWithTheTemplate() throws Exception {
        Path template = Files.writeString(temp.resolve("template.json"), """
                {"Resources": {"Topic": {"Type": "AWS::Kinesis::Stream"}}}
                """);
        var stack = StackProcess.start(temp, "--template", template.toString());

        assertThat(failure(stack)).contains(template + ": Topic is of the type AWS::Kinesis::Stream");
    }

    private static String failure(StackProcess stack) throws IOException, InterruptedException {
        try (stack) {
            assertThat(stack.process().waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(stack.process().exitValue()).isEqualTo(1);
            var lines = Files.readAllLines(stack.errors());
            assertThat(lines).hasSize(1);
            return lines.getFirst();
        }
    }
}
