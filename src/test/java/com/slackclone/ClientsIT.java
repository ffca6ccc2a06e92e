package com.slackclone;

import static org.assertj.core.api.Assertions.assertThat;

import com.slackclone.testing.ApplicationTest;
import com.slackclone.testing.Node;
import com.slackclone.testing.NodeJs;
import com.slackclone.testing.Person;
import com.slackclone.testing.Team;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// Clients that others wrote: npm's `graphql-ws`, the audit of `graphql-http`, GraphiQL in a browser. They need
/// Node.js, and the last one Chromium; where those are not installed the tests are skipped, unless
/// `CLIENTS_REQUIRED` is set.
@ApplicationTest
class ClientsIT {

    private final Node node;

    ClientsIT(Node node) {
        this.node = node;
    }

    @Test
    void aMessageReachesASubscriberOfAnotherNode() {
        var team = Team.create(node);

        var run = NodeJs.run(
                "two-nodes.mjs",
                node.url("").toString(),
                Node.probe().url("").toString(),
                team.admin().token(),
                team.general());

        assertThat(run.exitCode()).as(run.output()).isZero();
    }

    @Test
    void theEndpointKeepsTheRulesOfGraphQlOverHttp() {
        var run = NodeJs.run("audit.mjs", node.url("/graphql").toString());

        assertThat(run.exitCode()).as(run.output()).isZero();
    }

    @Test
    void graphiQlRunsInABrowser() {
        var team = Team.create(node);
        var ada = team.admin();

        var run = NodeJs.runInBrowser(
                "graphiql.mjs",
                node.url("").toString(),
                ada.email(),
                Person.PASSWORD,
                team.general(),
                Path.of("target", "screenshots").toAbsolutePath().toString());

        assertThat(run.exitCode()).as(run.output()).isZero();
    }
}
