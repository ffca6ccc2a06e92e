package com.slackclone.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/// Breaks each thing once, and for a short time. `docs/faults.md` has the command that does it for longer.
///
/// `CLOCK_WRONG` kills a node too. Mails are held against the mentions when all is over: they may take a minute.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FaultsIT {

    private static final int WRITERS = 3;
    private static final int LEAST = 15;
    private static final long SEED = Long.getLong("faults.seed", System.nanoTime() % 1_000_000);

    private static Cluster cluster;
    private static Notices notices;
    private static Trial trial;

    @BeforeAll
    static void start() throws IOException {
        System.out.println("To repeat these: -Dfaults.seed=" + SEED);
        cluster = Cluster.start(2);
        var crew = Crew.gather(cluster.node(0), cluster.stack(), WRITERS + 1);
        notices = new Notices(cluster, crew);
        trial = new Trial(cluster, crew, notices, WRITERS, LEAST);
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "NODE_KILLED")
    @Order(1)
    void nothingIsLostRepeatedOrReordered(Fault fault) throws InterruptedException {
        var verdict = trial.run(fault, SEED);
        System.out.println(fault + " " + verdict);

        assertThat(verdict.violations()).isEmpty();
        assertThat(verdict.unknown()).doesNotContainKey("INTERNAL");
        assertThat(verdict.refused().keySet()).isSubsetOf("CONFLICT", "NOT_FOUND", "EDIT_WINDOW_CLOSED");
        assertThat(verdict.acknowledged()).isGreaterThanOrEqualTo(2 * LEAST);
        assertThat(verdict.events()).isGreaterThan(verdict.acknowledged());
        assertThat(cluster.queue().deadLetters()).isZero();
    }

    @Test
    @Order(2)
    void whoWasMentionedGotOneMailAboutIt() {
        assertThat(notices.checkMails()).isEmpty();
    }
}
