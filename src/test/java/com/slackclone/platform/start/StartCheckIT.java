package com.slackclone.platform.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.slackclone.SlackCloneApplication;
import com.slackclone.testing.LocalStack;
import com.slackclone.testing.Node;
import com.slackclone.testing.ServerProcess;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class StartCheckIT {

    private static final String TABLES = """
            DynamoDB tables not found. Deploy infrastructure via CDK first.
              nowhere-channel-memberships
              nowhere-channels
              nowhere-conversation-participants
              nowhere-conversations
              nowhere-files
              nowhere-messages
              nowhere-notifications
              nowhere-presence
              nowhere-reactions
              nowhere-users
              nowhere-workspace-memberships
              nowhere-workspaces
            """;

    private static final String QUEUES = """
            SQS queues not found. Deploy infrastructure via CDK first.
              nowhere-changes
              nowhere-email-feedback
              nowhere-file-events
              nowhere-mails
            """;

    @Test
    void withoutItsTablesAndQueuesTheServerEndsWithTheirNames() {
        var dynamodb = URI.create(LocalStack.shared().endpoint("dynamodb"));

        var server = ServerProcess.run(Map.of("DATABASE_URL", "dynamodb://" + dynamodb.getAuthority() + "/nowhere"));

        assertThat(server.exitCode()).isEqualTo(1);
        assertThat(server.output())
                .contains(TABLES, QUEUES)
                .doesNotContain("S3 buckets")
                .doesNotContain("\tat ")
                .doesNotContain("Jetty started");
    }

    @Test
    void withoutItsBucketsTheServerDoesNotStart(CapturedOutput output) {
        assertThatThrownBy(() -> Node.start("--slack-clone.s3.bucket=no-such-bucket"))
                .isNotNull();

        assertThat(output.getErr()).contains("""
                S3 buckets not found. Deploy infrastructure via CDK first.
                  no-such-bucket
                """);
    }

    @Test
    void withoutDynamoDbTheServerDoesNotStart(CapturedOutput output) {
        assertThatThrownBy(() -> Node.start("--slack-clone.database.url=dynamodb://127.0.0.1:1/slack-clone-local"))
                .isNotNull();

        assertThat(output).contains("It can't be told whether the DynamoDB tables exist: ");
    }

    @Test
    void withoutTheOthersItStarts(CapturedOutput output) {
        try (var node = Node.start(
                "--slack-clone.s3.endpoint=http://127.0.0.1:1",
                "--slack-clone.sqs.endpoint=http://127.0.0.1:1",
                "--slack-clone.search.url=http://127.0.0.1:1")) {
            assertThat(node.api().run("typename").ok().text("__typename")).isEqualTo("Query");
        }

        assertThat(output)
                .contains("It can't be told whether the S3 buckets exist: ")
                .contains("It can't be told whether the SQS queues exist: ");
    }

    @Test
    void variablesThatAreNotSetAreNamed(CapturedOutput output) {
        var server = new SpringApplicationBuilder(SlackCloneApplication.class);

        assertThatThrownBy(() -> server.run(
                        "--DATABASE_URL=dynamodb://us-east-1/slack-clone-prod", "--logging.structured.format.console="))
                .isNotNull();

        assertThat(output.getErr())
                .contains("Required environment variables are not set: "
                        + "AWS_REGION, JWT_SECRET, REDIS_URL, S3_BUCKET, S3_BUCKET_THUMBNAILS. "
                        + "What each means is in README.md.");
    }
}
