package com.slackclone.faults;

import com.slackclone.faults.history.Verdict;
import com.slackclone.faults.history.Violation.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/// Breaks things for as long as is wanted, and prints what came of it: `docs/faults.md` has the command. Ends
/// with exit code 1 if a promise was broken.
final class FaultsRun {

    private static final int NODES = 3;
    private static final int WRITERS = 4;
    private static final int LEAST = 100;

    private final FaultsOptions options;
    private final Random random;
    private final FaultsTable table = new FaultsTable();
    private long start = System.nanoTime();
    private int kills;

    private FaultsRun(FaultsOptions options) {
        this.options = options;
        this.random = new Random(options.seed());
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        Locale.setDefault(Locale.ROOT);
        var run = new FaultsRun(FaultsOptions.parse(args));
        System.exit(run.go() ? 0 : 1);
    }

    private boolean go() throws IOException, InterruptedException {
        say("%s. To repeat it: --seed=%d".formatted(options, options.seed()));
        try (var cluster = Cluster.start(NODES)) {
            var crew = Crew.gather(cluster.node(0), cluster.stack(), WRITERS + 1);
            var notices = new Notices(cluster, crew);
            var trial = new Trial(cluster, crew, notices, WRITERS, LEAST);
            start = System.nanoTime();
            while (isToGoOn()) {
                for (var fault : nextRound()) {
                    strike(trial, fault);
                }
            }
            var mails = notices.checkMails();
            mails.forEach(violation -> say(violation.toString()));
            System.out.println(table);
            say("%d changes ended among the dead letters"
                    .formatted(cluster.queue().deadLetters()));
            return table.isKept() && mails.isEmpty() && cluster.queue().deadLetters() == 0;
        }
    }

    private boolean isToGoOn() {
        return kills < options.kills()
                || System.nanoTime() - start < options.time().toNanos();
    }

    /// All of them, then only nodes are killed if the time is over.
    private List<Fault> nextRound() {
        if (System.nanoTime() - start > options.time().toNanos()) {
            return List.of(Fault.NODE_KILLED);
        }
        return new ArrayList<>(options.faults());
    }

    private void strike(Trial trial, Fault fault) throws InterruptedException {
        var seed = random.nextLong(1_000_000);
        var verdict = trial.run(fault, seed);
        kills += fault.kills();
        table.add(fault, verdict);
        say("%-18s %s".formatted(fault, summary(verdict)));
        verdict.violations().stream().limit(10).forEach(violation -> say("  " + violation));
    }

    private static String summary(Verdict it) {
        return "%d acknowledged, %d events, %d lost, %d repeated, %d reordered, %d divergent, silence %.1f s, unknown %s, refused %s"
                .formatted(
                        it.acknowledged(),
                        it.events(),
                        it.count(Kind.LOST),
                        it.count(Kind.REPEATED),
                        it.count(Kind.REORDERED),
                        it.count(Kind.DIVERGENT),
                        it.silence().toMillis() / 1e3,
                        it.unknown(),
                        it.refused());
    }

    private void say(String text) {
        System.out.printf("%4d s  %s%n", (System.nanoTime() - start) / 1_000_000_000, text);
    }
}
